package se.intyga.consent.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.legalbasis.rule.RecordType;

/// Every record is kept for the time its policy sets and no longer (L33, R148).
class RetentionTest {
    private static final Clock CLOCK = Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC);
    private static final Instant BEFORE = TestLedgers.NOW.minus(Duration.ofDays(365 * 5));
    private static final Instant OLD = TestLedgers.NOW.minus(Duration.ofDays(365 * 6));
    private static final RetentionConfig CONFIG = new RetentionConfig(Party.of("intyga", "Intyga (prov)"));

    private final TestLedgers house = TestLedgers.open();

    @BeforeEach
    void nothing_waits() {
        house.jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM consent.rights_case");
            handle.execute("DELETE FROM consent.retention_run");
        });
    }

    private RunRetention retention(RecordKeeper... keepers) {
        return new RunRetention(
                house.jdbi,
                List.of(keepers),
                (_, _) -> Optional.of(new KeepingTimes.Limit(BEFORE, "example-1")),
                new NoteRuns(house.jdbi, house.append, CONFIG),
                CLOCK,
                TestLedgers.RANDOM);
    }

    private void cases(int count, boolean ended, Instant changed) {
        LocalDate day = changed.atOffset(ZoneOffset.UTC).toLocalDate();
        house.jdbi.useHandle(handle -> {
            for (int i = 0; i < count; i++) {
                byte[] person = new byte[32];
                TestLedgers.RANDOM.nextBytes(person);
                handle.execute(
                        "INSERT INTO consent.rights_case (person, id, kind, ended, changed_on, version, sealed)"
                                + " VALUES (?, ?, 'DELETION', ?, ?, 1, ?)",
                        person,
                        "c" + i,
                        ended,
                        day,
                        person);
            }
        });
    }

    private int left() {
        return house.jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM consent.rights_case")
                .mapTo(Integer.class)
                .one());
    }

    private List<String> told() {
        LedgerName door = LedgerName.ofHolderDoor();
        return house.ledgers.ledger(door).entries(0, 1000).stream()
                .map(Entry::event)
                .flatMap(Optional::stream)
                .filter(event -> event.kind() == EventKind.RETENTION_RUN)
                .map(event -> event.documentType().orElseThrow() + " " + event.reasonCodes())
                .toList();
    }

    @Test
    void what_is_old_and_ended_goes_and_the_ledger_says_how_many_by_which_policy() {
        cases(3, true, OLD);
        cases(2, false, OLD);
        cases(1, true, TestLedgers.NOW);
        int before = told().size();
        assertThat(retention(new RightsCaseKeeper()).rehearse())
                .containsExactly(new RetentionRun("rights-case", BEFORE, 3));
        assertThat(left()).as("a rehearsal touches nothing").isEqualTo(6);
        assertThat(retention(new RightsCaseKeeper()).run()).containsExactly(new RetentionRun("rights-case", BEFORE, 3));
        assertThat(left()).isEqualTo(3);
        assertThat(told()).hasSize(before + 1).last().isEqualTo("rights-case [DISPOSED:3]");
        assertThat(retention(new RightsCaseKeeper()).run())
                .first()
                .extracting(RetentionRun::disposed)
                .isEqualTo(0);
        assertThat(told()).as("a round that found nothing is no entry").hasSize(before + 1);
    }

    @Test
    void old_events_are_destroyed_with_their_links_and_the_ledger_still_verifies() {
        LedgerName agency = TestLedgers.freshAgency();
        TestLedgers then = TestLedgers.with(TestLedgers.KEY, TestLedgers.CONFIG, Clock.fixed(OLD, ZoneOffset.UTC));
        byte[] person = new byte[32];
        TestLedgers.RANDOM.nextBytes(person);
        for (int i = 0; i < 2; i++) {
            var entry = then.append.append(
                    agency, TestLedgers.event(EventKind.ISSUED).build());
            house.jdbi.useHandle(handle -> handle.execute(
                    "INSERT INTO consent.person_entry VALUES (?, ?, ?)", person, agency.value(), entry.index()));
        }
        house.append.append(agency, TestLedgers.event(EventKind.STATUS_CHANGED).build());
        LedgerEventKeeper keeper = new LedgerEventKeeper(house.ledgers, house.erase);
        retention(keeper).run();
        assertThat(house.ledgers.ledger(agency).entries(0, 10))
                .extracting(entry -> entry.event().isPresent())
                .containsExactly(false, false, true);
        assertThat(house.verify.verify(agency).toString()).contains("Intact");
        int links = house.jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM consent.person_entry WHERE ledger = :ledger")
                        .bind("ledger", agency.value())
                        .mapTo(Integer.class)
                        .one());
        assertThat(links).isZero();
    }

    @Test
    void two_replicas_at_once_let_go_of_each_record_once() throws Exception {
        cases(2500, true, OLD);
        CountDownLatch both = new CountDownLatch(2);
        Callable<Integer> replica = () -> {
            both.countDown();
            both.await();
            return retention(new RightsCaseKeeper()).run().stream()
                    .mapToInt(RetentionRun::disposed)
                    .sum();
        };
        try (var replicas = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> done = replicas.invokeAll(List.of(replica, replica));
            int disposed = 0;
            for (Future<Integer> one : done) {
                disposed += one.get();
            }
            disposed += retention(new RightsCaseKeeper()).run().stream()
                    .mapToInt(RetentionRun::disposed)
                    .sum();
            assertThat(disposed).isEqualTo(2500);
        }
        assertThat(left()).isZero();
        int noted = house.jdbi.withHandle(
                handle -> handle.createQuery("SELECT sum(disposed) FROM consent.retention_run WHERE noted")
                        .mapTo(Integer.class)
                        .one());
        assertThat(noted).isEqualTo(2500);
    }

    /// A keeper whose replica is killed after it deleted.
    private static final class Killed implements RecordKeeper {
        private final RightsCaseKeeper keeper = new RightsCaseKeeper();

        @Override
        public RecordType type() {
            return keeper.type();
        }

        @Override
        public String name() {
            return keeper.name();
        }

        @Override
        public int overdue(Handle handle, Instant before, int limit) {
            return keeper.overdue(handle, before, limit);
        }

        @Override
        public int dispose(Handle handle, Instant before, int limit) {
            keeper.dispose(handle, before, limit);
            throw new IllegalStateException("killed");
        }
    }

    @Test
    void killed_in_the_middle_nothing_happened_and_the_next_round_does_it() {
        cases(4, true, OLD);
        assertThatThrownBy(() -> retention(new Killed()).run()).hasMessage("killed");
        assertThat(left()).isEqualTo(4);
        assertThat(retention(new RightsCaseKeeper()).run())
                .first()
                .extracting(RetentionRun::disposed)
                .isEqualTo(4);
    }

    @Test
    void killed_before_the_ledger_knows_the_next_round_tells_it_once() {
        int before = told().size();
        house.jdbi.useHandle(
                handle -> handle.execute("INSERT INTO consent.retention_run (id, keeper, policy, disposed, ran_at)"
                        + " VALUES ('AAAAAAAAAAAAAAAAAAAAAA', 'rights-case', 'example-1', 7, now())"));
        retention(new RightsCaseKeeper()).run();
        retention(new RightsCaseKeeper()).run();
        assertThat(told()).hasSize(before + 1).last().isEqualTo("rights-case [DISPOSED:7]");
    }

    @Test
    void what_no_policy_sets_a_time_for_stays() {
        cases(2, true, OLD);
        RunRetention without = new RunRetention(
                house.jdbi,
                new ArrayList<>(List.of(new RightsCaseKeeper())),
                (_, _) -> Optional.empty(),
                new NoteRuns(house.jdbi, house.append, CONFIG),
                CLOCK,
                TestLedgers.RANDOM);
        assertThat(without.run()).isEmpty();
        assertThat(left()).isEqualTo(2);
    }
}
