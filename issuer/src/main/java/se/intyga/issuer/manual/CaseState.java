package se.intyga.issuer.manual;

import java.time.Instant;
import java.util.Optional;

/// Where a case stands. From waiting it is claimed by one handler, who decides; where the policy wants four eyes she
/// only proposes, and another confirms. A release is good once and for a while. What is not decided in time expires.
public sealed interface CaseState {
    record Waiting() implements CaseState {}

    record Claimed(Handler by, Instant at) implements CaseState {}

    record Proposed(Verdict verdict, Handler by, Instant at) implements CaseState {}

    /// The person can fetch the document once, before `until`.
    record Released(Verdict verdict, Handler by, Optional<Handler> confirmedBy, Instant at, Instant until)
            implements CaseState {}

    record Refused(Verdict verdict, Handler by, Optional<Handler> confirmedBy, Instant at) implements CaseState {}

    /// The release was taken at that instant.
    record Used(Verdict verdict, Instant decidedAt, Instant until, Instant at) implements CaseState {}

    /// Nobody decided in time, or the person did not fetch in time.
    record Expired(Instant at) implements CaseState {}

    /// The person took the request back.
    record Withdrawn(Instant at) implements CaseState {}

    /// As it stands in the database and, in the agency's API, on the wire.
    default String wireName() {
        return switch (this) {
            case Waiting() -> "waiting";
            case Claimed _ -> "claimed";
            case Proposed _ -> "proposed";
            case Released _ -> "released";
            case Refused _ -> "refused";
            case Used _ -> "used";
            case Expired _ -> "expired";
            case Withdrawn _ -> "withdrawn";
        };
    }

    /// Still to be decided.
    default boolean open() {
        return switch (this) {
            case Waiting _, Claimed _, Proposed _ -> true;
            case Released _, Refused _, Used _, Expired _, Withdrawn _ -> false;
        };
    }

    default Optional<Verdict> said() {
        return switch (this) {
            case Proposed proposed -> Optional.of(proposed.verdict());
            case Released released -> Optional.of(released.verdict());
            case Refused refused -> Optional.of(refused.verdict());
            case Used used -> Optional.of(used.verdict());
            case Waiting _, Claimed _, Expired _, Withdrawn _ -> Optional.empty();
        };
    }
}
