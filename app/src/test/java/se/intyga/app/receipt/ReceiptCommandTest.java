package se.intyga.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.app.Main;
import se.intyga.consent.checkpoint.LedgerKey;

/// The command as a process of its own: in an empty folder, without settings, with name resolution and proxies leading
/// nowhere. The receipts in `resources/receipts` were made by consent's tests with an Ed25519 seed of zeros.
class ReceiptCommandTest {
    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    private static Path resource(String name) {
        return Path.of("src/test/resources/receipts", name).toAbsolutePath();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Djdk.net.hosts.file=" + Files.writeString(folder.resolve("hosts"), ""),
                "-DsocksProxyHost=127.0.0.1",
                "-DsocksProxyPort=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "receipt"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @ParameterizedTest
    @CsvSource({
        "disclosure.jwt, sv, Du delade uppgifter med Exempelbolaget AB (demo)",
        "disclosure.jsonld, en, You shared information with Exempelbolaget AB (demo)",
        "release.jwt, en, Receipt of a release"
    })
    void says_what_a_receipt_says_with_the_ledgers_key_only(String file, String language, String sentence)
            throws Exception {
        Ended ended = run(
                "verify",
                resource(file).toString(),
                "--key",
                resource("ledger.pub").toString(),
                "--lang",
                language);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains(sentence);
        assertThat(ended.code()).isZero();
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("out", "err", "hosts");
        }
    }

    @Test
    void a_changed_receipt_ends_with_1_and_the_reason() throws Exception {
        String good = Files.readString(resource("disclosure.jsonld"), StandardCharsets.UTF_8);
        Path changed = folder.resolve("changed");
        Files.writeString(changed, good.replace("\"event_state\":\"DISCLOSURE\"", "\"event_state\":\"RELEASE\""));
        String key = Files.readString(resource("ledger.pub"));
        Ended ended = run("verify", changed.toString(), "--key", key, "--lang", "en");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("FACTS_DIFFER").contains("something else than what stands in the ledger");
    }

    @Test
    void a_receipt_from_before_a_rotation_is_believed_with_the_list_of_keys() throws Exception {
        String old = Files.readString(resource("ledger.pub")).strip();
        String next = LedgerKey.fromSeed("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII))
                .verifierKey("intyga.example/ledgers/holder")
                .toString();
        String receipt = resource("disclosure.jwt").toString();
        Path lines = Files.writeString(folder.resolve("keys"), next + "\n" + old + "\n");
        Path published = Files.writeString(
                folder.resolve("keys.json"),
                "{\"origin\":\"intyga.example/ledgers/holder\",\"keys\":[\"" + next + "\",\"" + old
                        + "\"],\"successions\":[]}");
        assertThat(run("verify", receipt, "--key", next).code()).isEqualTo(1);
        assertThat(run("verify", receipt, "--key", next, "--key", old).code()).isZero();
        assertThat(run("verify", receipt, "--key", lines.toString()).code()).isZero();
        assertThat(run("verify", receipt, "--key", published.toString()).code()).isZero();
        Files.writeString(lines, next + "\nnonsense\n" + old);
        assertThat(run("verify", receipt, "--key", lines.toString()).code()).isEqualTo(2);
    }

    @Test
    void wrong_use_ends_with_2() throws Exception {
        String key = Files.readString(resource("ledger.pub"));
        assertThat(run().code()).isEqualTo(2);
        assertThat(run("verify", resource("release.jwt").toString()).code()).isEqualTo(2);
        assertThat(run("verify", resource("release.jwt").toString(), "--key", "nonsense")
                        .code())
                .isEqualTo(2);
        assertThat(run("verify", "not-there", "--key", key).code()).isEqualTo(2);
    }
}
