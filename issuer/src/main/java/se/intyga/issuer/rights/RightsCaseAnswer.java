package se.intyga.issuer.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.rights.RightsCase;

/// The agency API's answers about persons' cases.
final class RightsCaseAnswer {
    private RightsCaseAnswer() {}

    /// A case without the person and without what she wrote.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Case(
            String id,
            String kind,
            String state,
            Instant openedAt,
            Instant changedAt,
            @Nullable String documentType,
            @Nullable String answer) {
        static Case of(RightsCase one) {
            return new Case(
                    one.id(),
                    one.asked().kind().name(),
                    one.state().name(),
                    one.openedAt(),
                    one.changedAt(),
                    one.asked().documentType().orElse(null),
                    one.answer().orElse(null));
        }
    }

    /// Some of the agency's cases: open ones the oldest first, ended ones the latest first.
    @Serdeable
    record Cases(@JsonInclude(JsonInclude.Include.ALWAYS) List<Case> cases) {}

    /// What a look shows: who she is and what she wrote.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Look(
            @com.fasterxml.jackson.annotation.JsonProperty("case")
            Case about,

            @Nullable String personalNumber,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> claimPaths,
            @Nullable String place,
            String words) {
        static Look of(RightsCase one) {
            return new Look(
                    Case.of(one),
                    one.asked().identity().orElse(null),
                    one.asked().claims().stream().map(Object::toString).toList(),
                    one.asked().subject().orElse(null),
                    one.asked().words());
        }

        @Override
        public String toString() {
            return "Look[hidden]";
        }
    }
}
