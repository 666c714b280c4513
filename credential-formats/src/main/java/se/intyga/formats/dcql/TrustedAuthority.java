package se.intyga.formats.dcql;

import java.util.List;

/// A wish about who vouches for the issuer. Only a wish: trust is decided elsewhere.
public record TrustedAuthority(Type type, List<String> values) {
    /// The kinds of the specification.
    public enum Type {
        /// Authority key identifier of a certificate in the chain.
        AKI,
        ETSI_TL,
        OPENID_FEDERATION,
        /// A kind this version does not know: never met.
        UNKNOWN
    }

    public TrustedAuthority {
        values = List.copyOf(values);
    }

    boolean isMetBy(QueriedCredential credential) {
        return type == Type.AKI && credential.authorityKeyIdentifiers().stream().anyMatch(values::contains);
    }
}
