package se.intyga.verifier.transaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import se.intyga.pages.Text;

/// What a relying party wants to ask, as it said it.
public record StartRequest(
        String relyingParty,
        String purpose,
        Optional<String> legalBasis,
        Query query,
        boolean onceOnlyChecked,
        Optional<Consent> consent,
        Flow flow,
        Optional<URI> returnAddress) {
    /// The query itself, or the name of a registered one.
    public sealed interface Query {}

    public record Inline(ObjectNode dcql) implements Query {}

    public record Registered(String name) implements Query {}

    /// What was said about the consent; each part may be missing.
    public record Consent(Optional<String> textVersion, Optional<Text> reason, Optional<Text> alternative) {}
}
