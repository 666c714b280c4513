package se.intyga.consent.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.RecordType;
import se.intyga.legalbasis.rule.RetentionPeriod.Disposal;
import se.intyga.legalbasis.rule.Whose;

/// Every record is kept for the time its policy sets and no longer (L33, R148).
class RetentionTest {
    private final TestLedgers ledgers = TestLedgers.open();
    private final RetentionHouse house = new RetentionHouse(ledgers);

    @BeforeEach
    void nothing_waits() {
        house.nothingWaits();
    }

    private static RetentionRun ran(KeepingRule rule, int disposed) {
        return new RetentionRun("rights-case", rule, rule.before(TestLedgers.NOW), disposed);
    }

    @Test
    void what_is_old_and_ended_goes_and_the_ledger_says_how_many_by_which_policy() {
        house.cases(3, true, RetentionHouse.OLD);
        house.cases(2, false, RetentionHouse.OLD);
        house.cases(1, true, TestLedgers.NOW);
        int before = house.told().size();
        RunRetention retention = house.retention(RetentionHouse.cases());
        assertThat(retention.rehearse()).containsExactly(ran(RetentionHouse.everybodys(), 3));
        assertThat(house.left()).as("a rehearsal touches nothing").isEqualTo(6);
        assertThat(retention.run()).containsExactly(ran(RetentionHouse.everybodys(), 3));
        assertThat(house.left()).isEqualTo(3);
        assertThat(house.told()).hasSize(before + 1).last().satisfies(event -> {
            assertThat(RetentionHouse.words(event)).isEqualTo("rights-case DISPOSED:3");
            assertThat(event.policyVersion().orElseThrow().value()).isEqualTo("example-1");
        });
        assertThat(retention.run()).containsExactly(ran(RetentionHouse.everybodys(), 0));
        assertThat(house.told()).as("a round that found nothing is no entry").hasSize(before + 1);
    }

    @Test
    void an_agencys_records_go_by_its_own_period_and_everybody_elses_by_the_general_one() {
        house.cases(1, true, RetentionHouse.OLD, "arbetsformedlingen");
        house.cases(2, true, RetentionHouse.yearsAgo(11), "arbetsformedlingen");
        house.cases(4, true, RetentionHouse.OLD, "skatteverket");
        house.cases(8, true, RetentionHouse.OLD);
        house.cases(16, true, RetentionHouse.yearsAgo(20), "riksarkivet");
        KeepingRule own = RetentionHouse.rule(new Whose.Of("arbetsformedlingen"), Period.ofYears(10), Disposal.DELETE);
        KeepingRule archived = RetentionHouse.rule(new Whose.Of("riksarkivet"), Period.ofYears(1), Disposal.ARCHIVE);
        KeepingRule others = RetentionHouse.rule(
                new Whose.AllBut(Set.of("arbetsformedlingen", "riksarkivet")), RetentionHouse.KEPT, Disposal.DELETE);
        RunRetention retention = house.by(List.of(own, archived, others), RetentionHouse.cases());
        assertThat(retention.rehearse()).containsExactly(ran(own, 2), ran(others, 12));
        assertThat(retention.stays())
                .containsExactly(new Stays("rights-case", RecordType.RIGHTS_CASE, Optional.of(archived)));
        assertThat(retention.run()).containsExactly(ran(own, 2), ran(others, 12));
        assertThat(house.left()).isEqualTo(1 + 16);
        assertThat(house.told().reversed().subList(0, 2))
                .extracting(RetentionHouse::words)
                .containsExactlyInAnyOrder(
                        "rights-case DISPOSED:2 AGENCY:arbetsformedlingen", "rights-case DISPOSED:12");
    }

    @Test
    void what_no_policy_sets_a_time_for_stays() {
        house.cases(2, true, RetentionHouse.OLD);
        RunRetention without = house.by(List.of(), RetentionHouse.cases());
        assertThat(without.run()).isEmpty();
        assertThat(without.stays()).containsExactly(new Stays("rights-case", RecordType.RIGHTS_CASE, Optional.empty()));
        assertThat(house.left()).isEqualTo(2);
    }

    @Test
    void every_kind_of_act_goes_after_it_ended() {
        byte[] person = new byte[32];
        TestLedgers.RANDOM.nextBytes(person);
        ledgers.jdbi.useHandle(handle -> {
            for (String kind : List.of("approval", "consent", "agreement")) {
                for (String ends : List.of("2019-01-01", "2026-11-21")) {
                    handle.execute(
                            "INSERT INTO consent." + kind + " (person, " + kind + "_id, sealed_" + kind
                                    + ", ends_by" + (kind.equals("agreement") ? ", legal_decision" : "")
                                    + ") VALUES (?, '" + ends + "', '', date '" + ends + "'"
                                    + (kind.equals("agreement") ? ", 'B 1'" : "") + ")",
                            (Object) person);
                }
            }
        });
        Keepers keepers = new Keepers();
        for (RecordKeeper keeper : List.of(keepers.approvals(), keepers.consents(), keepers.agreements())) {
            house.retention(keeper).run();
            List<String> ends = ledgers.jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT ends_by::text FROM " + keeper.tables().getFirst() + " WHERE person = :person")
                    .bind("person", person)
                    .mapTo(String.class)
                    .list());
            assertThat(ends).as(keeper.name()).containsExactly("2026-11-21");
        }
    }

    /// A keeper that cannot let go.
    private static final class Broken implements RecordKeeper {
        @Override
        public RecordType type() {
            return RecordType.RECEIPT;
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public int overdue(Handle handle, Old old, int limit) {
            return 0;
        }

        @Override
        public int dispose(Handle handle, Old old, int limit) {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void a_kind_that_fails_keeps_no_other_from_going_and_is_not_hidden() {
        house.cases(2, true, RetentionHouse.OLD);
        RunRetention retention = house.retention(new Broken(), RetentionHouse.cases());
        assertThatThrownBy(retention::run).hasMessage("broken");
        assertThat(house.left()).isZero();
        assertThat(house.told()).last().extracting(RetentionHouse::words).isEqualTo("rights-case DISPOSED:2");
    }
}
