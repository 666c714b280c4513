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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
