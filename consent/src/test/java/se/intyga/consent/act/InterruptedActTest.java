package se.intyga.consent.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerUnavailable;
import se.intyga.legalbasis.disclosure.ActKind;

/// A house that stops within a step of an act: entry and row are both there or neither (decision 0086).
class InterruptedActTest {
    private final ActHouse house = new ActHouse();
    private final PersonReference person = ActHouse.somebody();

    /// Where the database stops answering: at the leaf, at the signed head, or at the last write to the act's row.
    enum Stop {
        LEAF("consent.entry", "INSERT"),
        HEAD("consent.checkpoint", "INSERT"),
        ROW("consent.consent", "INSERT OR UPDATE OF sealed_use, sealed_withdrawal");

        private final String table;
        private final String on;

        Stop(String table, String on) {
            this.table = table;
            this.on = on;
        }
    }

    private void stoppedAt(Stop stop, Runnable step) {
        house.sql("CREATE OR REPLACE FUNCTION consent.stopped() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'stopped by the test'; END $$");
        house.sql("CREATE TRIGGER stopped AFTER " + stop.on + " ON " + stop.table
                + " FOR EACH ROW EXECUTE FUNCTION consent.stopped()");
        try {
            assertThatThrownBy(step::run).isInstanceOf(LedgerUnavailable.class);
        } finally {
            house.sql("DROP TRIGGER stopped ON " + stop.table);
        }
    }

    private List<EventKind> since(long before) {
        return house.ledger().entries(before, 10).stream()
                .flatMap(entry -> entry.event().stream())
                .map(LedgerEvent::kind)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void an_act_whose_making_was_interrupted_is_not_there_and_has_no_entry(Stop stop) {
        long before = house.ledger().size();
        stoppedAt(stop, () -> house.made(person, ActKind.CONSENT));
        assertThat(house.read.all(person, ActKind.CONSENT)).isEmpty();
        assertThat(since(before)).isEmpty();
        house.made(person, ActKind.CONSENT);
        assertThat(since(before)).containsExactly(EventKind.APPROVED);
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void a_use_that_was_interrupted_is_no_use_and_succeeds_once_when_tried_again(Stop stop) {
        ActId id = house.made(person, ActKind.CONSENT).record().act().id();
        UseAct.Wanted wanted = ActHouse.wanted(ActKind.CONSENT, id);
        long before = house.ledger().size();
        stoppedAt(stop, () -> house.use.use(person, ActHouse.OPERATOR, wanted));
        assertThat(since(before)).isEmpty();

        assertThat(house.use.use(person, ActHouse.OPERATOR, wanted)).isInstanceOf(UseAct.Outcome.Used.class);
        assertThat(house.use.use(person, ActHouse.OPERATOR, wanted)).isInstanceOf(UseAct.Outcome.Refused.class);
        assertThat(since(before)).containsExactly(EventKind.ACT_USED);
        assertThat(house.read.find(person, ActKind.CONSENT, id).orElseThrow().steps())
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void a_withdrawal_that_was_interrupted_is_none_and_succeeds_once_when_tried_again(Stop stop) {
        ActId id = house.made(person, ActKind.CONSENT).record().act().id();
        long before = house.ledger().size();
        stoppedAt(stop, () -> house.withdraw.withdraw(person, ActHouse.OPERATOR, id));
        assertThat(since(before)).isEmpty();

        assertThat(house.withdraw.withdraw(person, ActHouse.OPERATOR, id))
                .isInstanceOf(WithdrawConsent.Outcome.Withdrawn.class);
        assertThat(house.withdraw.withdraw(person, ActHouse.OPERATOR, id))
                .isInstanceOf(WithdrawConsent.Outcome.WithdrawnBefore.class);
        assertThat(since(before)).containsExactly(EventKind.WITHDRAWN);
    }
}
