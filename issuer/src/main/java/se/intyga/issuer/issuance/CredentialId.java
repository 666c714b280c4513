package se.intyga.issuer.issuance;

import java.util.Optional;

/// Our own name of one issuance, with all its copies. It stands in the agency's API and in no credential.
public record CredentialId(String value) {
    public CredentialId {
        if (!value.matches("[A-Za-z0-9_-]{20,64}")) {
            throw new IllegalArgumentException("a credential id is base64url");
        }
    }

    /// As it stands in an address; anything else is nobody's id.
    public static Optional<CredentialId> parse(String text) {
        return text.matches("[A-Za-z0-9_-]{20,64}") ? Optional.of(new CredentialId(text)) : Optional.empty();
    }
}
