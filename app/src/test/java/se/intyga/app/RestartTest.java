package se.intyga.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.app.contract.Exchanges;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.app.security.TokenCommand;

/// The house as a process of its own: the ready line, the lock, stopping in order, and being killed.
class RestartTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void after_being_killed_it_starts_again_with_the_same_keys() throws Exception {
        Path data = folder.resolve("data");
        Process first = serve(data, 0);
        String address = readyAt(first);
        int port = URI.create(address).getPort();
        String keys = get(data, address + "/oauth/jwks");
        assertThat(TokenCommand.run(List.of("--client", "demo-employer", "--data-folder", data.toString())))
                .isNotBlank();

        Process second = serve(data, 0);
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("err"))).contains("Another Intyga runs on the data folder");

        first.destroyForcibly().waitFor();

        Process third = serve(data, port);
        assertThat(readyAt(third)).isEqualTo(address);
        assertThat(get(data, address + "/oauth/jwks")).isEqualTo(keys);
        assertThat(get(data, address + "/health")).contains("UP");

        third.destroy();
        assertThat(third.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_wrong_setting_ends_the_start_with_two_before_anything_is_made() throws Exception {
        Path data = folder.resolve("data");
        Process process = start("serve", "--data-folder", data.toString(), "--prot", "1");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err"))).contains("There is no setting prot");
        assertThat(data).doesNotExist();
    }

    @Test
    void an_unknown_command_ends_with_two_and_the_usage() throws Exception {
        Process process = start("sreve");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err"))).contains("./intyga serve");
    }

    private Process serve(Path data, int port) {
        return start("serve", "--port", String.valueOf(port), "--data-folder", data.toString());
    }

    private Process start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                Exchanges.forChild(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectError(folder.resolve("err").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Waits for the one line on standard output.
    private String readyAt(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("Intyga ready at ")) return line.substring("Intyga ready at ".length());
        }
        throw new AssertionError("not ready: " + Files.readString(folder.resolve("err")));
    }

    private static String get(Path data, String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(HouseUnderTest.trusting(data.resolve("tls/ca.pem")))
                .build()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
