package se.intyga.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.PublicJwk;

/// The shared vectors. Without the folder a test is skipped with a message; without a file in it, it fails.
public final class Vectors {
    private Vectors() {}

    public static boolean present() {
        return Files.isDirectory(folder());
    }

    public static Path file(String name) {
        assumeTrue(present(), "the folder of shared vectors is absent: " + folder());
        Path file = folder().resolve(name);
        assertThat(file).exists();
        return file;
    }

    public static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A token that is wrapped at 68 columns.
    public static String token(String name) {
        return text(name).replaceAll("\\s", "");
    }

    public static JsonNode json(String name) {
        return StrictJson.value(text(name)).orElseThrow();
    }

    public static PublicJwk key(JsonNode jwk) {
        return PublicJwk.parse(jwk).orElseThrow();
    }

    public static List<Path> files(String folder) {
        if (!present()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("intyga.vectors", "../../shared/vectors"));
    }
}
