package se.intyga.eid;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The shared test vectors. A machine without the folder skips their tests; a folder without the file fails them.
public final class Vectors {
    private Vectors() {}

    public static JsonNode sweden(String file) {
        Path folder = Path.of(System.getProperty("intyga.vectors", "../shared/vectors"));
        assumeTrue(Files.isDirectory(folder), "no folder with test vectors at " + folder);
        try {
            return new ObjectMapper()
                    .readTree(folder.resolve("sweden").resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
