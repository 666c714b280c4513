package se.intyga.bench.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// `serve` as a child process on a free port, with a data folder of its own.
public final class HouseProcess implements AutoCloseable {
    private static final String READY = "Intyga ready at ";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);

    /// The house ended, or took too long, before it said that it is ready.
    public static final class NotReady extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReady(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final Process process;
    private final URI baseUrl;
    private final Path dataFolder;
    private volatile boolean folderKept;

    private HouseProcess(Process process, URI baseUrl, Path dataFolder) {
        this.process = process;
        this.baseUrl = baseUrl;
        this.dataFolder = dataFolder;
    }

    /// Starts the house from its jar and waits for its ready line. Its log goes to `house.log` in the data folder.
    ///
    /// @param settings more of the house's own, as it takes them: `--key`, `value`, …
    public static HouseProcess start(Path jar, Path dataFolder, List<String> settings) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<String>(List.of(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-jar",
                jar.toString()));
        command.addAll(List.of("serve", "--port", "0", "--data-folder", dataFolder.toString()));
        command.addAll(settings);
        Process started;
        try {
            started = new ProcessBuilder(command)
                    .redirectError(dataFolder.resolve("house.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the house cannot be started", e);
        }
        var ready = new CompletableFuture<URI>();
        Thread.ofVirtual().start(() -> read(started, ready));
        try {
            return new HouseProcess(started, ready.get(START.toSeconds(), TimeUnit.SECONDS), dataFolder);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            stop(started);
            throw new NotReady("the house did not get ready; its log is " + dataFolder.resolve("house.log"), e);
        }
    }

    public URI baseUrl() {
        return baseUrl;
    }

    public Path dataFolder() {
        return dataFolder;
    }

    public Path certificateAuthority() {
        return dataFolder.resolve("tls").resolve("ca.pem");
    }

    public long pid() {
        return process.pid();
    }

    /// Leaves the data folder behind, for a look at what went wrong.
    public void keepFolder() {
        folderKept = true;
    }

    /// Stops the house and removes its data folder.
    @Override
    public void close() {
        stop(process);
        if (folderKept) {
            return;
        }
        try (Stream<Path> files = Files.walk(dataFolder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException leftBehind) {
            System.err.println("left behind: " + dataFolder);
        }
    }

    private static void read(Process process, CompletableFuture<URI> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(URI.create(line.substring(READY.length()).strip()));
                }
            }
            ready.completeExceptionally(new IllegalStateException("the house ended before it was ready"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
