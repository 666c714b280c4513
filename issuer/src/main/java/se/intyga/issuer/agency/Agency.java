package se.intyga.issuer.agency;

import java.net.URI;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.SigningKey;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;

/// One agency as a credential issuer, with its own key (R59).
///
/// @param issuer the credential issuer identifier, `<base>/issuers/<id>`, the same string everywhere (I-14)
/// @param organisationNumber ten digits
/// @param key signs credentials, status lists and metadata; it has a certificate chain
public record Agency(
        AgencyId id, URI issuer, Text name, String organisationNumber, boolean isPublicAuthority, SigningKey key) {
    public Agency {
        if (!"https".equals(issuer.getScheme()) || issuer.toString().endsWith("/")) {
            throw new IllegalArgumentException("an issuer identifier is https without a final slash");
        }
        if (!organisationNumber.matches("[0-9]{10}")) {
            throw new IllegalArgumentException("an organisation number has ten digits");
        }
        if (key.certificateChain().isEmpty()) {
            throw new IllegalArgumentException("the key of agency " + id + " has no certificate");
        }
    }

    public static Agency of(
            BaseUrl base,
            AgencyId id,
            Text name,
            String organisationNumber,
            boolean isPublicAuthority,
            SigningKey key) {
        return new Agency(id, base.resolve("/issuers/" + id.value()), name, organisationNumber, isPublicAuthority, key);
    }

    /// For `x5c`: leaf first, the trust anchor left out.
    public CertificateChain chain() {
        return key.certificateChain().orElseThrow();
    }

    /// An address under the issuer identifier; `path` begins with a slash.
    public URI at(String path) {
        return URI.create(issuer + path);
    }

    @Override
    public String toString() {
        return "Agency[" + id + "]";
    }
}
