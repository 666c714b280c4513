package se.intyga.app.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The exchanges that nobody has looked at yet: those of this JVM, and those of houses that tests start as processes of
/// their own, which write them to files.
public final class Exchanges {
    /// Set in a house that is a process of its own: the folder to write to.
    private static final String PROPERTY = "intyga.exchanges";

    static final Path FOLDER = Path.of("target/exchanges").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Queue<Exchange> SEEN = new ConcurrentLinkedQueue<>();

    private Exchanges() {}

    /// What a house in a process of its own is started with, so that its exchanges are held to the documents too.
    public static String forChild() {
        return "-D" + PROPERTY + "=" + FOLDER;
    }

    static void add(Exchange exchange) {
        String folder = System.getProperty(PROPERTY);
        if (folder == null) {
            SEEN.add(exchange);
        } else {
            append(Path.of(folder), exchange);
        }
    }

    /// Takes all that happened since the last call.
    static List<Exchange> taken() {
        List<Exchange> taken = new ArrayList<>();
        for (@Nullable Exchange next = SEEN.poll(); next != null; next = SEEN.poll()) taken.add(next);
        taken.addAll(ofChildren());
        return taken;
    }

    static synchronized void append(Path folder, Exchange exchange) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(ProcessHandle.current().pid() + ".jsonl");
            Files.writeString(
                    file,
                    JSON.writeValueAsString(exchange) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A house that was killed may leave half a line: that exchange was never answered.
    private static List<Exchange> ofChildren() {
        if (!Files.isDirectory(FOLDER)) return List.of();
        List<Exchange> read = new ArrayList<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                Files.delete(file);
                for (String line :
                        text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                    read.add(JSON.readValue(line, Exchange.class));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return read;
    }
}
