package se.intyga.consent.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.FillLedger;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.merkle.ProofVerdict;
import se.intyga.consent.person.ManyPersons;

/// What is measured at size is a ledger like any other.
class SpreadEntriesTest {
    private final TestLedgers house = TestLedgers.open();
    private final LedgerName agency = TestLedgers.freshAgency();
    private final SpreadEntries spread = new SpreadEntries(
            new FillLedger(house.jdbi, TestLedgers.KEYS, TestLedgers.CONFIG, Clock.systemUTC(), TestLedgers.RANDOM),
            new ManyPersons(house.jdbi, agency, house.personKeys, TestLedgers.RANDOM));

    private Checkpoint head() {
        return Checkpoint.verified(
                        house.ledgers.ledger(agency).checkpoint().orElseThrow(), house.ledgers.verifierKey(agency))
                .orElseThrow();
    }

    @Test
    void a_filled_ledger_verifies_is_appended_to_and_proves_its_leaves() {
        spread.growTo(1000);
        Checkpoint first = head();
        spread.growTo(3000);
        assertThat(house.verify.verify(agency)).isEqualTo(new LedgerVerdict.Intact(agency, 3000));

        PersonReference anna = spread.somebody(new Random(1));
        house.about.append(
                agency, anna, TestLedgers.event(EventKind.READ_BY_STAFF).build());
        assertThat(house.verify.verify(agency)).isEqualTo(new LedgerVerdict.Intact(agency, 3001));

        Checkpoint last = head();
        Ledger ledger = house.ledgers.ledger(agency);
        assertThat(LongStream.of(0, 63, 64, 999, 1000, 2047, 2999, 3000)
                        .filter(index -> !(ledger.inclusion(index, 3001)
                                        .verify(
                                                ledger.entry(index)
                                                        .orElseThrow()
                                                        .reference()
                                                        .leafHash(),
                                                last.root())
                                instanceof ProofVerdict.Proven)))
                .as("leaves without a proof")
                .isEmpty();
        assertThat(ledger.consistency(1000, 3001).verify(first.root(), last.root()))
                .isInstanceOf(ProofVerdict.Proven.class);
    }

    @Test
    void every_person_reads_her_twenty_entries_in_each_step() {
        spread.growTo(100);
        PersonReference early = spread.somebody(new Random(1));
        spread.growTo(600);
        PersonReference late = spread.somebody(new Random(1));
        for (PersonReference person : List.of(early, late)) {
            List<HistoryEntry> history = house.records.of(person);
            assertThat(history).hasSize(SpreadEntries.EACH);
            assertThat(history).extracting(entry -> entry.reference().index()).doesNotHaveDuplicates();
        }
    }

    @Test
    void its_rows_have_the_columns_an_appended_row_has() {
        spread.growTo(20);
        house.about.appendOnce(
                agency,
                spread.somebody(new Random(1)),
                TestLedgers.event(EventKind.ISSUED).build());
        List<Boolean> whole =
                house.jdbi.withHandle(handle -> handle.createQuery("SELECT DISTINCT salt IS NULL AND body IS NULL"
                                + " AND mark IS NOT NULL AND sealed IS NOT NULL AND length(leaf) > 0"
                                + " FROM consent.entry WHERE ledger = :ledger")
                        .bind("ledger", agency.value())
                        .mapTo(Boolean.class)
                        .list());
        assertThat(whole).containsExactly(true);
        long links = house.jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM consent.person_entry WHERE ledger = :ledger")
                        .bind("ledger", agency.value())
                        .mapTo(Long.class)
                        .one());
        assertThat(links).isEqualTo(21);
    }
}
