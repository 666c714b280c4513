package se.intyga.consent.retention;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.RecordType;
import se.intyga.legalbasis.rule.RetentionPeriod;
import se.intyga.legalbasis.rule.Whose;
import se.intyga.pages.Text;

/// Retention on a real PostgreSQL, with cases about rights to let go of.
final class RetentionHouse {
    static final Period KEPT = Period.ofYears(5);
    static final Instant BEFORE = yearsAgo(5);
    static final Instant OLD = yearsAgo(6);

    final TestLedgers ledgers;

    RetentionHouse(TestLedgers ledgers) {
        this.ledgers = ledgers;
    }

    static Instant yearsAgo(int years) {
        return TestLedgers.NOW.atOffset(ZoneOffset.UTC).minusYears(years).toInstant();
    }

    /// The house's own keeper of that name.
    static RecordKeeper cases() {
        return new Keepers().rightsCases();
    }

    static KeepingRule rule(Whose whose, Period kept, RetentionPeriod.Disposal then) {
        return new KeepingRule(
                new RetentionPeriod(
                        RecordType.RIGHTS_CASE,
                        whose instanceof Whose.Of(String agency) ? Optional.of(agency) : Optional.empty(),
                        kept,
                        then,
                        new Citation("Testpolicy, inte gällande rätt", "15 §", Optional.empty()),
                        new Text("Sparas en tid.", "Kept for a time."),
                        new Validity(LocalDate.EPOCH, Optional.empty())),
                whose,
                "example-1");
    }

    static KeepingRule everybodys() {
        return rule(new Whose.AllBut(Set.of()), KEPT, RetentionPeriod.Disposal.DELETE);
    }

    RunRetention retention(RecordKeeper... keepers) {
        return by(List.of(everybodys()), keepers);
    }

    RunRetention by(List<KeepingRule> rules, RecordKeeper... keepers) {
        return new RunRetention(
                ledgers.jdbi,
                Arrays.asList(keepers),
                (_, _) -> rules,
                new NoteRuns(ledgers.jdbi, ledgers.append, new RetentionConfig(Party.of("intyga", "Intyga (prov)"))),
                Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC),
                TestLedgers.RANDOM);
    }

    void nothingWaits() {
        ledgers.jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM consent.rights_case");
            handle.execute("DELETE FROM consent.retention_run");
        });
    }

    void cases(int count, boolean ended, Instant changed) {
        cases(count, ended, changed, null);
    }

    void cases(int count, boolean ended, Instant changed, @Nullable String agency) {
        Date day = Date.valueOf(changed.atOffset(ZoneOffset.UTC).toLocalDate());
        ledgers.jdbi.useTransaction(handle -> {
            for (int i = 0; i < count; i++) {
                byte[] person = new byte[32];
                TestLedgers.RANDOM.nextBytes(person);
                handle.execute(
                        "INSERT INTO consent.rights_case (person, id, kind, agency, ended, changed_on, version, sealed)"
                                + " VALUES (?, ?, 'DELETION', ?, ?, ?, 1, ?)",
                        person,
                        "c" + i,
                        agency,
                        ended,
                        day,
                        person);
            }
        });
    }

    int left() {
        return number("SELECT count(*) FROM consent.rights_case");
    }

    int number(String query) {
        return ledgers.jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    /// What the ledger says of runs, oldest first.
    List<LedgerEvent> told() {
        LedgerName door = LedgerName.ofHolderDoor();
        long size = ledgers.ledgers.ledger(door).size();
        return java.util.stream.LongStream.iterate(0, from -> from < size, from -> from + 1000)
                .boxed()
                .flatMap(from -> ledgers.ledgers.ledger(door).entries(from, 1000).stream())
                .map(Entry::event)
                .flatMap(Optional::stream)
                .filter(event -> event.kind() == EventKind.RETENTION_RUN)
                .toList();
    }

    static String words(LedgerEvent event) {
        return event.documentType().orElseThrow() + " "
                + event.reasonCodes().stream().map(Code::value).collect(Collectors.joining(" "));
    }
}
