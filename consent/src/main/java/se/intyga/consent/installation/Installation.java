package se.intyga.consent.installation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.pages.Text;

/// Another installation that the operator settled to work with.
///
/// @param address its base URL: it is known by it, and asked there
/// @param signingKey what it signs its queries with
/// @param encryptionKey a JWK: what only it can read is encrypted to it
/// @param mayAsk whether it is answered
/// @param asked whether it is asked
public record Installation(
        URI address, Text name, PublicJwk signingKey, ObjectNode encryptionKey, boolean mayAsk, boolean asked) {
    public Installation {
        if (!"https".equals(address.getScheme())
                || address.getHost() == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.toString().endsWith("/")
                || address.toString().length() > 190) {
            throw new IllegalArgumentException("an installation's address is https, without query and final slash");
        }
        if (PublicJwk.parse(encryptionKey).isEmpty()) {
            throw new IllegalArgumentException("an installation's encryption key is a public elliptic-curve JWK");
        }
        encryptionKey = encryptionKey.deepCopy();
    }

    public String id() {
        return address.toString();
    }
}
