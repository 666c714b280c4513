package se.intyga.app;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import se.intyga.app.datafolder.CertificateAuthority;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.KeyStores;
import se.intyga.app.datafolder.Pem;

/// What an operator would bring to a production start.
final class Material {
    static final String PASSWORD = "letmein";
    private static final String EXAMPLES = "/se/intyga/legalbasis/example-policies/";

    private Material() {}

    /// A key store as BankID gives it, and its authority.
    static void bankId(Path scratch, Path keyStore, Path authorityPem) {
        SecureRandom random = new SecureRandom();
        try (DataFolder folder = DataFolder.open(scratch, random)) {
            CertificateAuthority authority = CertificateAuthority.open(
                    folder.keys(), "authority", authorityPem, "Test BankID", random, Clock.systemUTC());
            ECKey key = folder.keys().ecKey("client");
            var leaf = authority.leaf(
                    scratch.resolve("client.pem"),
                    key,
                    "CN=client",
                    List.of("client.invalid"),
                    CertificateAuthority.Use.TLS_CLIENT);
            KeyStores.write(keyStore, KeyStores.of(key, List.of(leaf, authority.certificate()), PASSWORD), PASSWORD);
            Pem.write(authorityPem, List.of(authority.certificate()));
        }
    }

    static Path examplePolicies(Path folder) throws IOException {
        return policies(folder, "\"example\": true");
    }

    static Path ownPolicies(Path folder) throws IOException {
        return policies(folder, "\"example\": false");
    }

    private static Path policies(Path folder, String example) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("agencies.json", "operators.json", "relying-parties.json")) {
            try (InputStream in = Material.class.getResourceAsStream(EXAMPLES + name)) {
                if (in == null) throw new IllegalStateException(name);
                Files.writeString(
                        folder.resolve(name),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"example\": true", example));
            }
        }
        return folder;
    }
}
