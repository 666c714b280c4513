package se.intyga.app.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.app.datafolder.KeyMissing;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.app.settings.WrongSetting;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;

/// The command as an operator runs it, beside the running house (L33, R148).
class RetentionCommandTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final String FOLDER = HOUSE.dataFolder().toString();

    private static String run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        RetentionCommand.run(List.of(arguments), Map.of(), new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Jdbi jdbi() {
        return HOUSE.context().getBean(Jdbi.class);
    }

    /// A case about somebody's rights that ended on that day.
    private static byte[] endedOn(LocalDate day) {
        byte[] person = new byte[32];
        new SecureRandom().nextBytes(person);
        jdbi().useHandle(handle -> handle.execute(
                "INSERT INTO consent.rights_case (person, id, kind, ended, changed_on, version, sealed)"
                        + " VALUES (?, 'c', 'DELETION', true, ?, 1, '')",
                person,
                day));
        return person;
    }

    private static boolean there(byte[] person) {
        return jdbi().withHandle(
                        handle -> handle.createQuery("SELECT count(*) FROM consent.rights_case WHERE person = :person")
                                        .bind("person", person)
                                        .mapTo(Integer.class)
                                        .one()
                                == 1);
    }

    private static List<LedgerEvent> runs() {
        var ledger = HOUSE.context().getBean(Ledgers.class).ledger(LedgerName.ofHolderDoor());
        return ledger.entries(Math.max(0, ledger.size() - 1000), 1000).stream()
                .map(Entry::event)
                .flatMap(Optional::stream)
                .filter(event -> event.kind() == EventKind.RETENTION_RUN)
                .toList();
    }

    @Test
    void a_dry_run_says_how_many_would_go_by_which_rule_and_touches_nothing() {
        byte[] old = endedOn(LocalDate.of(2001, 1, 1));
        String said = run("run", "--dry-run", "--data-folder", FOLDER);
        assertThat(said)
                .containsPattern("rights-case +[1-9][0-9]* would go, from before [0-9-]{10}: rights_case is kept P2Y")
                .contains("Exempelpolicy för demonstration, inte gällande rätt, 15 §; policy ")
                .containsPattern("release-case +stays: goes to an archive after P2Y")
                .contains("issuance ", "decision ", "ledger-event ", "agreement ", "Nothing was touched");
        assertThat(there(old)).isTrue();
        run("run", "--data-folder", FOLDER);
    }

    @Test
    void a_run_lets_go_of_what_is_too_old_says_so_and_stands_in_the_ledger() {
        byte[] old = endedOn(LocalDate.of(2001, 1, 1));
        byte[] young = endedOn(LocalDate.now(ZoneOffset.UTC));
        int before = runs().size();
        String said = run("run", "--data-folder", FOLDER);
        assertThat(said)
                .containsPattern("rights-case +[1-9][0-9]* went, from before")
                .contains("Gone in all: ");
        assertThat(there(old)).isFalse();
        assertThat(there(young)).isTrue();
        assertThat(runs().subList(before, runs().size()))
                .anySatisfy(event ->
                        assertThat(event.documentType().orElseThrow().value()).isEqualTo("rights-case"));
    }

    @Test
    void takes_the_address_of_a_database_too() throws SQLException, IOException {
        byte[] old = endedOn(LocalDate.of(2001, 1, 1));
        assertThat(run(database(FOLDER))).contains("Gone in all: ");
        assertThat(there(old)).isFalse();
    }

    /// The house's own database as if it were an external one.
    private static String[] database(String folder) throws SQLException, IOException {
        return new String[] {
            "run",
            "--data-folder=" + folder,
            "--database-url="
                    + jdbi().withHandle(handle ->
                            handle.getConnection().getMetaData().getURL()),
            "--database-user=postgres",
            "--database-password="
                    + Files.readString(HOUSE.dataFolder().resolve("keys/database.key"))
                            .strip()
        };
    }

    @Test
    void refuses_what_it_does_not_understand_and_makes_no_keys(@TempDir Path empty) throws SQLException, IOException {
        for (String[] wrong : List.of(
                new String[] {}, new String[] {"dry"}, new String[] {"run", "--no", "x"}, new String[] {"run", "now"
                })) {
            assertThatThrownBy(() -> run(wrong)).isInstanceOf(WrongSetting.class);
        }
        assertThatThrownBy(() -> run(database(empty.toString()))).isInstanceOf(KeyMissing.class);
        assertThat(empty).isEmptyDirectory();
    }
}
