package se.intyga.legalbasis.release;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a case handler of the agency decided on the person's request (R34). It lifts the grounds for which the table
/// asks for a human being, and nothing else: every other row is asked as ever.
public sealed interface HumanDecision {
    /// Nobody has decided.
    record NotMade() implements HumanDecision {}

    /// A case handler decided to release.
    ///
    /// @param lifted the grounds that the case was about
    /// @param reference names the case where the decision and its reason stand; leads to no person
    /// @param until the decision is good before this instant
    record Release(Set<ReleaseCode> lifted, String reference, Instant at, Instant until) implements HumanDecision {
        private static final Set<ReleaseCode> LIFTABLE =
                Collections.unmodifiableSet(EnumSet.of(ReleaseCode.MANUAL_ONLY, ReleaseCode.SECRECY_UNCLEAR));

        public Release {
            lifted = Set.copyOf(lifted);
            if (lifted.isEmpty() || !LIFTABLE.containsAll(lifted)) {
                throw new IllegalArgumentException("a case handler decides on what the table leaves to a human being");
            }
            if (reference.isBlank() || !at.isBefore(until)) {
                throw new IllegalArgumentException("a human decision has a reference and a time for which it is good");
            }
        }
    }

    /// Whether this ground no longer stands in the way at an instant.
    default boolean lifts(ReleaseCode ground, Instant now) {
        return switch (this) {
            case NotMade() -> false;
            case Release(Set<ReleaseCode> lifted, String _, Instant at, Instant until) ->
                lifted.contains(ground) && !at.isAfter(now) && now.isBefore(until);
        };
    }
}
