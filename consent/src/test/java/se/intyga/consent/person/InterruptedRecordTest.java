package se.intyga.consent.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerUnavailable;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.TestLedgers;

/// A house that stops while it records something about a person, or while it erases her: key, entry and link are all
/// there or none, and of an erasure all is done or nothing (pitfalls 4.26, decision 0046).
class InterruptedRecordTest {
    private final TestLedgers house = TestLedgers.open();
    private final LedgerName agency = TestLedgers.freshAgency();
    private final PersonReference anna = TestLedgers.somebody();

    /// Where the database stops answering.
    enum Stop {
        KEY("person_key"),
        LEAF("entry"),
        LINK("person_entry"),
        HEAD("checkpoint");

        private final String table;

        Stop(String table) {
            this.table = table;
        }
    }

    private void stoppedAt(String when, String table, Runnable step) {
        sql("CREATE OR REPLACE FUNCTION consent.stopped() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'stopped by the test'; END $$");
        sql("CREATE TRIGGER stopped AFTER " + when + " ON consent." + table
                + " FOR EACH ROW EXECUTE FUNCTION consent.stopped()");
        try {
            step.run();
        } finally {
            sql("DROP TRIGGER stopped ON consent." + table);
        }
    }

    private void sql(String statement) {
        house.jdbi.useHandle(handle -> handle.execute(statement));
    }

    private EntryReference issued() {
        return house.about.append(
                agency, anna, TestLedgers.event(EventKind.ISSUED).build());
    }

    private int rows(String table) {
        return house.jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM consent." + table + " WHERE ledger = :ledger")
                        .bind("ledger", agency.value())
                        .mapTo(Integer.class)
                        .one());
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void an_entry_that_was_interrupted_left_neither_leaf_nor_link_nor_key(Stop stop) {
        stoppedAt("INSERT", stop.table, () -> assertThatThrownBy(this::issued).isInstanceOf(LedgerUnavailable.class));
        for (Stop each : Stop.values()) {
            assertThat(rows(each.table)).as(each.table).isZero();
        }
        EntryReference entry = issued();
        assertThat(house.records.of(anna)).extracting(HistoryEntry::reference).containsExactly(entry);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stop.class,
            names = {"KEY", "LEAF", "LINK"})
    void an_erasure_that_was_interrupted_erased_nothing_and_is_done_when_tried_again(Stop stop) {
        EntryReference entry = issued();
        String when = stop == Stop.LEAF ? "UPDATE" : "DELETE";
        stoppedAt(
                when,
                stop.table,
                () -> assertThatThrownBy(() -> house.erasePerson.erase(anna, agency))
                        .hasMessageContaining("stopped by the test"));
        assertThat(house.records.of(anna)).extracting(HistoryEntry::reference).containsExactly(entry);
        assertThat(house.erasePerson.erase(anna, agency)).isEqualTo(1);
        assertThat(house.records.of(anna)).isEmpty();
    }

    @Test
    void a_journey_s_event_is_sealed_once_and_its_mark_says_nothing_without_the_key() {
        CorrelationId journey = new CorrelationId(UUID.randomUUID().toString());
        LedgerEvent event = LedgerEvent.of(EventKind.ISSUANCE_FAILED, TestLedgers.NOW, TestLedgers.AGENCY, journey)
                .because("SECRECY")
                .build();
        EntryReference first = house.about.appendOncePerReason(agency, anna, event);
        assertThat(house.about.appendOncePerReason(agency, anna, event)).isEqualTo(first);
        EntryReference once = house.about.appendOnce(agency, anna, event);
        assertThat(house.about.appendOnce(agency, anna, event)).isEqualTo(once);
        assertThat(house.ledgers.ledger(agency).size()).isEqualTo(2);
        house.append.appendOncePerReason(agency, event);
        assertThat(house.ledgers.ledger(agency).size())
                .as("whoever knows the journey and guesses the reason finds no mark")
                .isEqualTo(3);
    }

    @Test
    void a_journey_that_began_before_entries_were_sealed_is_not_recorded_again() {
        CorrelationId journey = new CorrelationId(UUID.randomUUID().toString());
        LedgerEvent event = LedgerEvent.of(EventKind.RELEASE_REQUESTED, TestLedgers.NOW, TestLedgers.AGENCY, journey)
                .build();
        EntryReference open = house.append.appendOnce(agency, List.of(event)).getFirst();
        assertThat(house.about.appendOnce(agency, anna, event)).isEqualTo(open);
    }

    @Test
    void entries_and_erasures_at_once_on_two_replicas_leave_nothing_that_no_key_opens() throws Exception {
        TestLedgers replica = TestLedgers.open();
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = java.util.stream.IntStream.range(0, 8)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        begin.await();
                        TestLedgers own = writer % 2 == 0 ? house : replica;
                        for (int i = 0; i < 10; i++) {
                            if (writer < 2) {
                                own.erasePerson.erase(anna, agency);
                            } else {
                                own.about.append(
                                        agency,
                                        anna,
                                        TestLedgers.event(EventKind.ISSUED).build());
                            }
                        }
                        return null;
                    }))
                    .toList();
            begin.countDown();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(house.records.of(anna)).hasSize(rows("person_entry"));
        assertThat(house.verify.verify(agency))
                .isEqualTo(new LedgerVerdict.Intact(agency, 60, 60 - rows("person_entry")));
    }
}
