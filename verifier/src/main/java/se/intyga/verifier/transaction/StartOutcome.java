package se.intyga.verifier.transaction;

import java.util.List;
import se.intyga.legalbasis.disclosure.RequestDecision;

/// What came of a relying party's wish to ask.
public sealed interface StartOutcome {
    /// A wallet may be shown the link.
    record Started(PresentationRequest request) implements StartOutcome {}

    /// The law or the registration stands against it; no person has seen anything.
    record NotPermitted(RequestDecision.Rejected decision) implements StartOutcome {}

    /// This door has no access certificate for the organisation.
    record NotRegistered() implements StartOutcome {}

    /// Consent is the ground, and something a consent needs was not said.
    record ConsentIncomplete(List<String> missing) implements StartOutcome {}

    record UnknownQuery() implements StartOutcome {}

    /// The query is none, or asks what this door does not ask.
    ///
    /// @param reason plain words, without any value of the query
    record UnusableQuery(String reason) implements StartOutcome {}

    record ReturnAddressNotRegistered() implements StartOutcome {}
}
