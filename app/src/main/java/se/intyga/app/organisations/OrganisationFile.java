package se.intyga.app.organisations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.intyga.app.datafolder.KeyFolder;
import se.intyga.app.datafolder.Pem;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.pages.Text;

/// One organisation's file. What is unknown, missing or of the wrong kind is refused by name; the files it names lie
/// beside it.
///
/// @param id the file's name without its ending
record OrganisationFile(Path file, String id, ObjectNode content) {
    static OrganisationFile read(Path file, Set<String> members) {
        try {
            String name = String.valueOf(file.getFileName());
            ObjectNode content = StrictJson.object(Files.readAllBytes(file))
                    .orElseThrow(() -> new OrganisationInvalid(file, "is not a JSON object"));
            content.fieldNames().forEachRemaining(member -> {
                if (!members.contains(member)) throw new OrganisationInvalid(file, "has no use for " + member);
            });
            return new OrganisationFile(file, name.substring(0, name.length() - ".json".length()), content);
        } catch (IOException unreadable) {
            throw new OrganisationInvalid(file, "cannot be read");
        }
    }

    Text name() {
        JsonNode name = content.path("name");
        return new Text(text(name, "sv"), text(name, "en"));
    }

    String text(String member) {
        return text(content, member);
    }

    boolean flag(String member) {
        if (!content.path(member).isBoolean()) throw new OrganisationInvalid(file, "needs true or false as " + member);
        return content.path(member).booleanValue();
    }

    List<URI> addresses(String member) {
        List<URI> addresses = new ArrayList<>();
        for (JsonNode address : content.path(member)) addresses.add(URI.create(address.asText()));
        return addresses;
    }

    String text(JsonNode object, String member) {
        if (!object.path(member).isTextual()) throw new OrganisationInvalid(file, "needs a text as " + member);
        return object.path(member).textValue();
    }

    /// A secret, alone in a file that a member names.
    String secret(JsonNode object, String member) {
        try {
            return Files.readString(beside(text(object, member))).strip();
        } catch (IOException unreadable) {
            throw new OrganisationInvalid(file, "names a file as " + member + " that cannot be read");
        }
    }

    /// The private key and its certificates, from the files that `key` (a JWK) and `certificates` (PEM, leaf first,
    /// without the trust anchor) name.
    SigningKey key() {
        try {
            return SoftwareSigningKey.of(
                    KeyFolder.readEcKey(beside(text("key"))).toKeyPair(), Pem.read(beside(text("certificates"))));
        } catch (JOSEException | RuntimeException unusable) {
            throw new OrganisationInvalid(file, "names a key or certificates that do not fit");
        }
    }

    private Path beside(String name) {
        return file.resolveSibling(name);
    }

    @Override
    public String toString() {
        return "OrganisationFile[" + id + "]";
    }
}
