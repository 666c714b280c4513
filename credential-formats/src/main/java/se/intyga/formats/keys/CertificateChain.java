package se.intyga.formats.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.encoding.HashAlgorithm;

/// Certificates as an `x5c` header carries them, leaf first. Says nothing about trust.
public record CertificateChain(List<X509Certificate> certificates) {
    /// Longer chains are refused: nobody needs them, and each link costs a signature.
    public static final int MAX_LENGTH = 6;

    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

    public CertificateChain {
        if (certificates.isEmpty() || certificates.size() > MAX_LENGTH) {
            throw new IllegalArgumentException("a chain holds 1 to " + MAX_LENGTH + " certificates");
        }
        certificates = List.copyOf(certificates);
    }

    /// Reads `x5c`: standard base64 of DER, one certificate an element.
    public static Optional<CertificateChain> parse(JsonNode x5c) {
        if (!x5c.isArray() || x5c.isEmpty() || x5c.size() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            var certificates = new ArrayList<X509Certificate>();
            for (JsonNode element : x5c) {
                if (!element.isTextual()) {
                    return Optional.empty();
                }
                byte[] der = Base64.getDecoder().decode(element.textValue());
                var in = new ByteArrayInputStream(der);
                if (!(factory.generateCertificate(in) instanceof X509Certificate certificate) || in.available() > 0) {
                    return Optional.empty();
                }
                certificates.add(certificate);
            }
            return Optional.of(new CertificateChain(certificates));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public X509Certificate leaf() {
        return certificates.getFirst();
    }

    public ArrayNode toX5c() {
        ArrayNode x5c = JsonNodeFactory.instance.arrayNode();
        for (X509Certificate certificate : certificates) {
            x5c.add(Base64.getEncoder().encodeToString(der(certificate)));
        }
        return x5c;
    }

    /// The value of the client identifier prefix `x509_hash`: base64url of SHA-256 of the leaf.
    public String x509Hash() {
        return Base64Url.encode(HashAlgorithm.SHA_256.digest(der(leaf())));
    }

    /// The authority key identifiers of all certificates, base64url, as `trusted_authorities` of type `aki` names them.
    public Set<String> authorityKeyIdentifiers() {
        var identifiers = new LinkedHashSet<String>();
        for (X509Certificate certificate : certificates) {
            byte[] extension = certificate.getExtensionValue(AUTHORITY_KEY_IDENTIFIER);
            if (extension != null) {
                identifierIn(extension).ifPresent(identifiers::add);
            }
        }
        return identifiers;
    }

    private static Optional<String> identifierIn(byte[] extension) {
        try {
            byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
            byte[] identifier = AuthorityKeyIdentifier.getInstance(inner).getKeyIdentifierOctets();
            return identifier == null ? Optional.empty() : Optional.of(Base64Url.encode(identifier));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate can be written", e);
        }
    }
}
