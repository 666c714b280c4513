package se.intyga.app.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// One run of a script in `src/test/node`: the suite and the script talk in lines of JSON. The packages are installed
/// from their lock file at first use.
final class NodeScript {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of(System.getProperty("intyga.root", ".."), "app", "src", "test", "node");
    private static boolean installed;

    private final Path certificateAuthority;

    NodeScript(Path certificateAuthority) {
        this.certificateAuthority = certificateAuthority;
    }

    static ObjectNode task() {
        return JSON.createObjectNode();
    }

    /// What the script ended with; `browser` answers when the script asks for an address to be opened.
    JsonNode run(String script, ObjectNode task, UnaryOperator<String> browser) {
        install();
        try {
            ProcessBuilder builder = new ProcessBuilder("node", script).directory(FOLDER.toFile());
            builder.environment().put("NODE_EXTRA_CA_CERTS", certificateAuthority.toString());
            Path errors = Files.createTempFile("intyga-node", ".log");
            builder.redirectError(errors.toFile());
            Process process = builder.start();
            try (Writer input = process.outputWriter(StandardCharsets.UTF_8);
                    BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                say(input, task);
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    JsonNode said = JSON.readTree(line);
                    if (said.has("authorize")) {
                        say(
                                input,
                                task().put(
                                                "redirect",
                                                browser.apply(
                                                        said.get("authorize").asText())));
                    } else if (said.has("done")) {
                        return said.get("done");
                    } else {
                        throw new AssertionError(script + " failed: " + said + "\n" + Files.readString(errors));
                    }
                }
                throw new AssertionError(script + " said nothing more:\n" + Files.readString(errors));
            } finally {
                process.destroy();
                Files.deleteIfExists(errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JsonNode run(String script, ObjectNode task) {
        return run(script, task, address -> {
            throw new AssertionError(script + " wanted a browser");
        });
    }

    private static void say(Writer input, JsonNode words) throws IOException {
        input.write(words + "\n");
        input.flush();
    }

    private static synchronized void install() {
        if (installed) {
            return;
        }
        try {
            // Never our own standard input: Node makes it non-blocking, and the runner of these tests talks over it.
            Path said = Files.createTempFile("intyga-npm", ".log");
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            npm.getOutputStream().close();
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new AssertionError("npm ci did not succeed in " + FOLDER + ":\n" + Files.readString(said));
            }
            Files.delete(said);
            installed = true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
