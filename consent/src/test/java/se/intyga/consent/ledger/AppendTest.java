package se.intyga.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.merkle.ProofVerdict;

class AppendTest {
    private final TestLedgers house = TestLedgers.open();
    private final LedgerName name = TestLedgers.freshAgency();

    private EntryReference append() {
        return house.append.append(name, TestLedgers.event(EventKind.DISCLOSED).build());
    }

    @Test
    void gives_places_in_order_and_reads_back_what_was_appended() {
        LedgerEvent event = TestLedgers.event(EventKind.DISCLOSED).build();
        EntryReference first = house.append.append(name, event);
        EntryReference second = append();
        assertThat(first.index()).isZero();
        assertThat(second.index()).isEqualTo(1);
        Entry read = house.ledgers.ledger(name).entry(0).orElseThrow();
        assertThat(read.reference()).isEqualTo(first);
        assertThat(read.event()).contains(event);
        assertThat(read.appendedAt()).isEqualTo(TestLedgers.NOW);
        assertThat(house.ledgers.ledger(name).entries(0, 10)).hasSize(2);
        assertThat(house.ledgers.ledger(name).entry(2)).isEmpty();
        assertThat(house.ledgers.names()).contains(name);
    }

    @Test
    void two_equal_events_have_different_leaves() {
        LedgerEvent event = TestLedgers.event(EventKind.DISCLOSED).build();
        EntryReference first = house.append.append(name, event);
        EntryReference second = house.append.append(name, event);
        assertThat(first.leafHash()).isNotEqualTo(second.leafHash());
    }

    @Test
    void sixty_four_threads_on_two_replicas_leave_no_gap_and_a_total_order() throws Exception {
        TestLedgers replica = TestLedgers.open();
        List<Callable<List<EntryReference>>> work = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            AppendEntry append = i % 2 == 0 ? house.append : replica.append;
            work.add(() -> {
                List<EntryReference> own = new ArrayList<>();
                for (int n = 0; n < 10; n++) {
                    own.add(append.append(
                            name, TestLedgers.event(EventKind.VERIFIED).build()));
                }
                return own;
            });
        }
        Set<Long> places = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
            for (Future<List<EntryReference>> done : threads.invokeAll(work)) {
                List<EntryReference> own = done.get();
                assertThat(own).extracting(EntryReference::index).isSorted();
                own.forEach(entry -> places.add(entry.index()));
            }
        }
        assertThat(places)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 640).boxed().toList());
        assertThat(house.verify.verify(name)).isEqualTo(new LedgerVerdict.Intact(name, 640));
    }

    @Test
    void a_failed_append_leaves_nothing_and_no_gap() {
        append();
        house.run("ALTER TABLE consent.checkpoint ADD CONSTRAINT brim CHECK (ledger <> '" + name + "' OR size <> 2)");
        try {
            assertThatThrownBy(this::append).isInstanceOf(LedgerUnavailable.class);
        } finally {
            house.run("ALTER TABLE consent.checkpoint DROP CONSTRAINT brim");
        }
        assertThat(house.ledgers.ledger(name).size()).isEqualTo(1);
        assertThat(append().index()).isEqualTo(1);
        assertThat(house.verify.verify(name)).isEqualTo(new LedgerVerdict.Intact(name, 2));
    }

    @Test
    void a_connection_killed_in_the_middle_of_an_append_leaves_nothing_and_no_gap() {
        append();
        house.run("CREATE FUNCTION consent.kill() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NEW; END $$");
        house.run("CREATE TRIGGER kill BEFORE INSERT ON consent.checkpoint FOR EACH ROW" + " WHEN (NEW.ledger = '"
                + name + "') EXECUTE FUNCTION consent.kill()");
        try {
            assertThatThrownBy(this::append).isInstanceOf(LedgerUnavailable.class);
        } finally {
            house.run("DROP TRIGGER kill ON consent.checkpoint");
            house.run("DROP FUNCTION consent.kill()");
        }
        assertThat(house.ledgers.ledger(name).entries(0, 10)).hasSize(1);
        assertThat(append().index()).isEqualTo(1);
        assertThat(house.verify.verify(name)).isEqualTo(new LedgerVerdict.Intact(name, 2));
    }

    @Test
    void the_time_of_a_leaf_never_goes_back_even_when_the_clock_does() {
        append();
        Instant earlier = TestLedgers.NOW.minusSeconds(3600);
        TestLedgers late = TestLedgers.with(TestLedgers.KEY, TestLedgers.CONFIG, Clock.fixed(earlier, ZoneOffset.UTC));
        late.append.append(name, TestLedgers.event(EventKind.DECLINED).build());
        assertThat(house.ledgers.ledger(name).entry(1).orElseThrow().appendedAt())
                .isEqualTo(TestLedgers.NOW);
        assertThat(house.verify.verify(name)).isEqualTo(new LedgerVerdict.Intact(name, 2));
    }

    @Test
    void every_entry_is_proven_by_the_last_checkpoint_and_old_checkpoints_are_prefixes() {
        List<Checkpoint> heads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            append();
            heads.add(Checkpoint.verified(
                            house.ledgers.ledger(name).checkpoint().orElseThrow(), house.ledgers.verifierKey(name))
                    .orElseThrow());
        }
        for (int i = 0; i < 20; i++) {
            Evidence evidence = house.ledgers.ledger(name).evidence(i).orElseThrow();
            assertThat(evidence.verify(house.ledgers.verifierKey(name))).isInstanceOf(Evidence.Outcome.Proven.class);
            assertThat(house.ledgers
                            .ledger(name)
                            .consistency(i + 1, 20)
                            .verify(heads.get(i).root(), heads.getLast().root()))
                    .isEqualTo(new ProofVerdict.Proven());
        }
    }

    @Test
    void a_house_that_moved_to_another_address_goes_on_with_the_same_ledger() {
        append();
        TestLedgers moved = TestLedgers.with(
                TestLedgers.KEY, new LedgerConfig("new.example:8443"), Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC));
        moved.append.append(name, TestLedgers.event(EventKind.ISSUED).build());
        assertThat(moved.verify.verify(name)).isEqualTo(new LedgerVerdict.Intact(name, 2));
    }

    @Test
    void never_signs_over_a_head_that_someone_changed() {
        append();
        append();
        house.run("UPDATE consent.ledger SET edge = decode(repeat('ab', 32), 'hex') WHERE name = '" + name + "'");
        assertThatThrownBy(this::append).isInstanceOf(LedgerDamaged.class);
    }

    @Test
    void never_starts_anew_when_the_head_was_deleted() {
        append();
        house.run("DELETE FROM consent.ledger WHERE name = '" + name + "'");
        assertThatThrownBy(this::append).isInstanceOf(LedgerDamaged.class);
    }

    @Test
    void does_not_go_on_under_another_key() {
        append();
        byte[] other = new byte[32];
        other[0] = 1;
        TestLedgers stranger = TestLedgers.with(
                LedgerKey.fromSeed(other), TestLedgers.CONFIG, Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC));
        assertThatThrownBy(() -> stranger.append.append(
                        name, TestLedgers.event(EventKind.ISSUED).build()))
                .isInstanceOf(LedgerDamaged.class);
    }
}
