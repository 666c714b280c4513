package se.intyga.issuer.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.pages.Text;

/// Reads kinds of credentials from JSON files, one a kind. A wrong file stops the start and is named, with the member.
public final class ReadConfigurations {
    private static final int MAX_BYTES = 200_000;
    private static final Set<String> MEMBERS = Set.of(
            "agency",
            "id",
            "scope",
            "version",
            "name",
            "description",
            "backgroundColor",
            "textColor",
            "batchSize",
            "validityDays",
            "claims");
    private static final Set<String> CLAIM_MEMBERS = Set.of("path", "label", "mandatory", "kind", "origin");

    private ReadConfigurations() {}

    /// The configurations of the demo agency.
    public static CredentialConfigurations demo() {
        String name = "demo/registration-certificate.json";
        try (InputStream stream = ReadConfigurations.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new CredentialConfigurations(List.of(read(name, stream.readAllBytes())));
        } catch (IOException failure) {
            throw new IllegalStateException(name + " cannot be read", failure);
        }
    }

    /// Every `*.json` of a folder.
    public static CredentialConfigurations folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<CredentialConfiguration> all = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                all.add(read(file.toString(), Files.readAllBytes(file)));
            }
            return new CredentialConfigurations(all);
        } catch (IOException failure) {
            throw new IllegalStateException("credential configurations in " + folder + " cannot be read", failure);
        }
    }

    static CredentialConfiguration read(String file, byte[] json) {
        try {
            return switch (StrictJson.read(json, MAX_BYTES)) {
                case JsonReading.Read(ObjectNode object) -> configuration(object);
                case JsonReading.Read _ -> throw new IllegalArgumentException("is not an object");
                case JsonReading.Malformed(String reason) -> throw new IllegalArgumentException("is " + reason);
            };
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("credential configuration " + file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static CredentialConfiguration configuration(ObjectNode object) {
        only(object, MEMBERS);
        List<ClaimDescription> claims = new ArrayList<>();
        for (JsonNode claim : member(object, "claims")) {
            claims.add(claim(claim));
        }
        return new CredentialConfiguration(
                new AgencyId(text(object, "agency")),
                text(object, "id"),
                text(object, "scope"),
                number(object, "version"),
                bothLanguages(object, "name"),
                bothLanguages(object, "description"),
                text(object, "backgroundColor"),
                text(object, "textColor"),
                number(object, "batchSize"),
                Duration.ofDays(number(object, "validityDays")),
                claims);
    }

    private static ClaimDescription claim(JsonNode claim) {
        only(claim, CLAIM_MEMBERS);
        List<String> path = new ArrayList<>();
        for (JsonNode name : member(claim, "path")) {
            path.add(name.asText());
        }
        if (!member(claim, "mandatory").isBoolean()) {
            throw new IllegalArgumentException("mandatory is true or false");
        }
        return new ClaimDescription(
                path,
                bothLanguages(claim, "label"),
                claim.path("mandatory").booleanValue(),
                ClaimKind.valueOf(word(claim, "kind")),
                ClaimOrigin.valueOf(word(claim, "origin")));
    }

    private static void only(JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("member " + name + " is unknown");
            }
        });
    }

    private static JsonNode member(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw new IllegalArgumentException("member " + name + " is missing");
        }
        return value;
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = member(object, name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("member " + name + " is not a text");
        }
        return value.textValue();
    }

    private static String word(JsonNode object, String name) {
        return text(object, name).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static int number(JsonNode object, String name) {
        JsonNode value = member(object, name);
        if (!value.isInt()) {
            throw new IllegalArgumentException("member " + name + " is not a number");
        }
        return value.intValue();
    }

    private static Text bothLanguages(JsonNode object, String name) {
        JsonNode value = member(object, name);
        return new Text(text(value, "sv"), text(value, "en"));
    }
}
