package se.intyga.trustlists.anchor;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/// One root that is trusted in one role.
///
/// @param name the file's name without its ending
/// @param types for credential issuers: the only credential types it is trusted for; empty when it is trusted for all
public record Anchor(TrustRole role, String name, X509Certificate certificate, Optional<Set<String>> types) {
    public Anchor {
        types = types.map(Set::copyOf);
    }

    /// Whether the anchor speaks for the type. An anchor bound to types never speaks for an unnamed one.
    public boolean speaksFor(Optional<String> credentialType) {
        return types.map(bound -> credentialType.filter(bound::contains).isPresent())
                .orElse(true);
    }
}
