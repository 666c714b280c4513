package se.intyga.consent.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.RetentionPeriod.Disposal;
import se.intyga.legalbasis.rule.Whose;

/// Ledgers forget on time without being rewritten: events, links to persons, and at last a person's key (L33, R148).
class LedgerRetentionTest {
    private final TestLedgers ledgers = TestLedgers.open();
    private final TestLedgers then =
            TestLedgers.with(TestLedgers.KEY, TestLedgers.CONFIG, Clock.fixed(RetentionHouse.OLD, ZoneOffset.UTC));
    private final RetentionHouse house = new RetentionHouse(ledgers);
    private final LedgerName agency = TestLedgers.freshAgency();
    private final PersonReference anna = person();
    private final PersonReference bo = person();
    private final LedgerEventKeeper events = new LedgerEventKeeper(ledgers.ledgers, ledgers.erase, ledgers.erasePerson);
    private final PersonLinkKeeper links = new PersonLinkKeeper(ledgers.ledgers, ledgers.erasePerson);

    private static PersonReference person() {
        byte[] person = new byte[32];
        TestLedgers.RANDOM.nextBytes(person);
        return PersonReference.of(person);
    }

    private void about(TestLedgers at, PersonReference person) {
        at.about.append(agency, person, TestLedgers.event(EventKind.ISSUED).build());
    }

    private KeepingRule agencys(LedgerName ledger) {
        return RetentionHouse.rule(new Whose.Of(ledger.agency().orElseThrow()), Period.ofYears(5), Disposal.DELETE);
    }

    private List<Integer> ran(RecordKeeper keeper, LedgerName ledger) {
        return house.by(List.of(agencys(ledger)), keeper).run().stream()
                .map(RetentionRun::disposed)
                .toList();
    }

    private List<Boolean> readable() {
        return ledgers.records.entries(agency, 0, 10).stream()
                .map(entry -> entry.event().isPresent())
                .toList();
    }

    private boolean hasKey(PersonReference person) {
        return ledgers.jdbi.inTransaction(
                handle -> ledgers.personKeys.find(handle, person, agency).isPresent());
    }

    private void verifies() {
        assertThat(ledgers.verify.verify(agency)).isInstanceOf(LedgerVerdict.Intact.class);
    }

    @Test
    void old_events_are_destroyed_with_their_links_and_the_ledger_still_verifies() {
        about(then, anna);
        about(then, bo);
        about(ledgers, anna);
        assertThat(readable()).containsExactly(true, true, true);
        assertThat(house.by(List.of(agencys(agency)), events).rehearse())
                .extracting(RetentionRun::disposed)
                .containsExactly(2);
        assertThat(ran(events, agency)).containsExactly(2);
        assertThat(readable()).containsExactly(false, false, true);
        verifies();
        assertThat(ran(events, agency)).as("a second round").containsExactly(0);
    }

    @Test
    void a_persons_key_for_a_ledger_goes_when_all_entries_about_her_are_past_their_time_and_not_before() {
        about(then, anna);
        about(then, bo);
        about(then, bo);
        about(ledgers, anna);
        ran(events, agency);
        assertThat(hasKey(bo)).as("nothing about him is young").isFalse();
        assertThat(hasKey(anna)).as("something about her is").isTrue();
        assertThat(ledgers.records.of(anna)).hasSize(1);
        assertThat(ledgers.records.of(bo)).isEmpty();
        verifies();
        about(ledgers, bo);
        assertThat(hasKey(bo)).as("a new entry makes a new key").isTrue();
        assertThat(ledgers.records.of(bo)).hasSize(1);
        verifies();
    }

    @Test
    void old_links_go_by_a_time_of_their_own_and_what_they_led_to_is_closed() {
        about(then, anna);
        about(ledgers, anna);
        about(then, bo);
        assertThat(ran(links, TestLedgers.freshAgency()))
                .as("another agency's period")
                .containsExactly(0);
        assertThat(ran(links, agency)).containsExactly(1);
        assertThat(ledgers.records.of(anna)).hasSize(1);
        assertThat(readable()).containsExactly(false, true, true);
        assertThat(hasKey(anna)).isTrue();
        verifies();
    }

    @Test
    void ledgers_of_relying_parties_and_the_door_go_by_everybodys_period() {
        LedgerName party =
                LedgerName.ofRelyingParty("p" + agency.agency().orElseThrow().substring(1));
        then.append.append(party, TestLedgers.event(EventKind.DISCLOSED).build());
        ran(events, agency);
        assertThat(ledgers.ledgers.ledger(party).entry(0).orElseThrow().event()).isPresent();
        house.retention(events).run();
        assertThat(ledgers.ledgers.ledger(party).entry(0).orElseThrow().event()).isEmpty();
    }
}
