package se.intyga.consent.installation;

import java.net.URI;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.formats.keys.SigningKey;

/// Ourselves among installations: by which address we are known, what we sign queries with, what reads those to us.
public record OwnInstallation(URI address, SigningKey signingKey, DecryptionKey decryptionKey) {
    public String id() {
        return address.toString();
    }
}
