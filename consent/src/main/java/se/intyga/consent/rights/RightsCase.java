package se.intyga.consent.rights;

import java.time.Instant;
import java.util.Optional;

/// A case: what was asked, and how far it has come. For the person, and for the agency where it is the agency's.
///
/// @param answer what the other side said, in its own words
/// @param version counts its changes
public record RightsCase(
        String id,
        CaseDraft asked,
        CaseState state,
        Instant openedAt,
        Instant changedAt,
        Optional<String> answer,
        int version) {
    RightsCase in(CaseState next, Optional<String> said, Instant at) {
        return new RightsCase(id, asked, next, openedAt, at, said.or(() -> answer), version + 1);
    }

    @Override
    public String toString() {
        return "RightsCase[" + asked.kind() + " " + state + "]";
    }
}
