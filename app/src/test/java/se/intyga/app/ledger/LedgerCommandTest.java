package se.intyga.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.app.database.DatabaseUnavailable;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.app.settings.WrongSetting;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.ledger.Party;

/// The command as an auditor runs it, against the whole house.
class LedgerCommandTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final LedgerName LEDGER = LedgerName.ofRelyingParty("audited");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private LedgerCommand.End run(String... arguments) {
        return LedgerCommand.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static void append(int count) {
        for (int i = 0; i < count; i++) {
            HOUSE.context()
                    .getBean(AppendEntry.class)
                    .append(
                            LEDGER,
                            LedgerEvent.of(
                                            EventKind.VERIFIED,
                                            Instant.parse("2026-11-21T10:00:00Z"),
                                            Party.of("audited", "Granskad"),
                                            new CorrelationId("journey-" + i))
                                    .build());
        }
    }

    private List<String> overHttp(String... more) {
        String key = HOUSE.context().getBean(Ledgers.class).verifierKey(LEDGER).toString();
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                "--url",
                HOUSE.at("/ledgers/" + LEDGER).toString(),
                "--key",
                key,
                "--authority",
                HOUSE.dataFolder().resolve("tls/ca.pem").toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    @Test
    void checks_a_published_ledger_and_goes_on_from_the_checkpoint_it_saved(@TempDir Path folder) {
        append(3);
        Path kept = folder.resolve("checkpoint");
        assertThat(LedgerCommand.run(
                        overHttp("--save", kept.toString()), new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(LedgerCommand.End.INTACT);
        append(2);
        assertThat(LedgerCommand.run(
                        overHttp("--from", kept.toString()), new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(LedgerCommand.End.INTACT);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("intact: ledger " + LEDGER);
    }

    /// A change of one byte, taken back after the look: other tests share the house.
    private static void flipByte(long index) {
        int changed = HOUSE.context()
                .getBean(Jdbi.class)
                .withHandle(handle -> handle.execute(
                        "UPDATE consent.entry SET body = set_byte(body, 30, get_byte(body, 30) # 1)"
                                + " WHERE ledger = ? AND idx = ?",
                        LEDGER.value(),
                        index));
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void checks_the_rows_while_the_house_runs_and_names_the_first_that_does_not_fit() {
        append(3);
        String folder = HOUSE.dataFolder().toString();
        assertThat(run("verify", "--data-folder", folder, "--ledger", LEDGER.value()))
                .as(said.toString(StandardCharsets.UTF_8))
                .isEqualTo(LedgerCommand.End.INTACT);
        flipByte(1);
        try {
            assertThat(run("verify", "--data-folder", folder, "--ledger", LEDGER.value()))
                    .isEqualTo(LedgerCommand.End.DOES_NOT_FIT);
        } finally {
            flipByte(1);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("leaf 1");
    }

    @Test
    void a_data_folder_without_a_database_gets_none(@TempDir Path folder) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        for (Path key : files(HOUSE.dataFolder().resolve("keys"))) {
            Files.copy(key, keys.resolve(key.getFileName()));
        }
        assertThatThrownBy(() -> run("verify", "--data-folder", folder.toString()))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("no database");
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void says_when_no_witness_cosigned() {
        append(1);
        String witness = HOUSE.get("/witness/key").body();
        assertThat(LedgerCommand.run(
                        overHttp("--witness", witness.strip()), new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(LedgerCommand.End.DOES_NOT_FIT);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("DOES NOT FIT", "witnesses");
    }

    @Test
    void the_house_is_a_witness_that_knows_nobody_until_told() {
        assertThat(HOUSE.post("/witness/add-checkpoint", "nonsense", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refuses_what_it_does_not_understand() {
        for (String[] wrong : List.of(
                new String[] {},
                new String[] {"verify", "--no", "x"},
                new String[] {"verify", "--url", "https://localhost/ledgers/holder"},
                new String[] {"verify", "--url", "https://localhost/ledgers/holder", "--key", "x"},
                new String[] {"verify", "--url"})) {
            assertThatThrownBy(() -> run(wrong)).isInstanceOf(WrongSetting.class);
        }
    }

    @Test
    void a_rotated_key_is_named_by_the_old_one_and_the_old_secret_is_gone(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/ledger.key"), "00".repeat(32) + "\n");
        LedgerKeyFiles files = new LedgerKeyFiles(folder);
        var first = files.existing().current().verifierKey("intyga.example/ledgers/holder");
        files.rotate("intyga.example/ledgers", new SecureRandom(), Instant.parse("2026-11-21T10:00:00Z"));
        files.rotate("intyga.example/ledgers", new SecureRandom(), Instant.parse("2026-11-22T10:00:00Z"));
        LedgerKeys keys = files.existing();
        assertThat(files.currentName()).isEqualTo("ledger-2");
        assertThat(keys.successions()).hasSize(2);
        assertThat(keys.verifierKeys("intyga.example/ledgers/holder"))
                .hasSize(3)
                .last()
                .isEqualTo(first);
        assertThat(folder.resolve("keys/ledger.key")).doesNotExist();
        assertThat(folder.resolve("keys/ledger-1.key")).doesNotExist();
    }
}
