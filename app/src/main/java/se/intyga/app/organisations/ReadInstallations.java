package se.intyga.app.organisations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.intyga.consent.installation.Installation;
import se.intyga.formats.keys.PublicJwk;

/// Reads the other installations of a folder, a JSON file each (docs/installations.md).
public final class ReadInstallations {
    private static final Set<String> MEMBERS =
            Set.of("address", "name", "signing_key", "encryption_key", "may_ask", "asked");

    private ReadInstallations() {}

    /// All installations of the folder.
    ///
    /// @throws OrganisationInvalid naming the first file that cannot be used
    public static List<Installation> read(Path folder) {
        List<Installation> installations = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path path : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                installations.add(one(path));
            }
        } catch (IOException unreadable) {
            throw new OrganisationInvalid(folder, "cannot be read");
        }
        return installations;
    }

    private static Installation one(Path path) {
        OrganisationFile file = OrganisationFile.read(path, MEMBERS);
        if (!(file.content().path("encryption_key") instanceof ObjectNode encryptionKey)) {
            throw new OrganisationInvalid(path, "needs a public JWK as encryption_key");
        }
        PublicJwk signingKey = PublicJwk.parse(file.content().path("signing_key"))
                .orElseThrow(() -> new OrganisationInvalid(path, "needs a public JWK as signing_key"));
        try {
            return new Installation(
                    URI.create(file.text("address")),
                    file.name(),
                    signingKey,
                    encryptionKey,
                    file.flag("may_ask"),
                    file.flag("asked"));
        } catch (IllegalArgumentException wrong) {
            throw new OrganisationInvalid(path, "cannot be used: " + wrong.getMessage());
        }
    }
}
