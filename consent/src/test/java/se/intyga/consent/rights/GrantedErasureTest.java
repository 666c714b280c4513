package se.intyga.consent.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.Entry;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerUnavailable;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.TestLedgers;

/// An agency decides a person's wish to be erased from its record (GDPR Art. 17; R13): the law may bid it to keep it.
class GrantedErasureTest {
    private static final Clock CLOCK = Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC);

    private final TestLedgers house = TestLedgers.open();
    private final LedgerName ledger = TestLedgers.freshAgency();
    private final String agency = ledger.value().substring("issuers/".length());
    private final PersonReference anna = TestLedgers.somebody();
    private final List<String> erasedElsewhere = new ArrayList<>();
    private final TellOfCase tell = new TellOfCase(
            house.append,
            house.about,
            new RightsConfig(Party.of("holder-door", "Intyga (demo)")),
            CLOCK,
            TestLedgers.RANDOM);
    private final CaseStore store = new CaseStore(house.jdbi, house.personKeys, TestLedgers.RANDOM);
    private final AgencyCases cases = new AgencyCases(
            store,
            tell,
            house.erasePerson,
            List.of((handle, person, id) -> erasedElsewhere.add(person.equals(anna) + " " + id)),
            CLOCK);
    private final RightsCase asked = issuedAndAsked();

    private RightsCase issuedAndAsked() {
        house.about.append(ledger, anna, TestLedgers.event(EventKind.ISSUED).build());
        return asked();
    }

    private RightsCase asked() {
        return new OpenCase(store, tell, CLOCK, TestLedgers.RANDOM)
                .open(
                        anna,
                        new CaseDraft(
                                CaseKind.ERASURE,
                                Party.of(agency, "Myndigheten"),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                "",
                                Optional.of("197705232382")),
                        CaseState.SENT);
    }

    private CaseState state() {
        return store.find(anna, asked.id()).orElseThrow().state();
    }

    private List<EventKind> history() {
        return house.records.of(anna).stream()
                .map(HistoryEntry::event)
                .map(LedgerEvent::kind)
                .sorted()
                .toList();
    }

    @Test
    void a_refusal_erases_nothing_and_is_told() {
        assertThat(cases.answer(agency, asked.id(), CaseState.REFUSED, "Arkivlagen."))
                .isInstanceOf(ChangeCase.Outcome.Changed.class);
        assertThat(history())
                .containsExactly(EventKind.ISSUED, EventKind.CORRECTION_REQUESTED, EventKind.CORRECTION_DECIDED);
        assertThat(erasedElsewhere).isEmpty();
        assertThat(cases.answer(agency, asked.id(), CaseState.DONE, "Ändå."))
                .as("what was refused is not granted")
                .isEqualTo(new ChangeCase.Outcome.NotAllowed(CaseState.REFUSED));
    }

    @Test
    void a_grant_erases_what_the_agency_recorded_and_leaves_an_entry_that_names_nobody() {
        assertThat(cases.answer(agency, asked.id(), CaseState.DONE, "Raderat."))
                .isInstanceOf(ChangeCase.Outcome.Changed.class);
        assertThat(history()).isEmpty();
        assertThat(erasedElsewhere).containsExactly("true " + agency);
        assertThat(store.find(anna, asked.id()).orElseThrow().answer()).contains("Raderat.");
        Entry left = house.ledgers.ledger(ledger).entry(2).orElseThrow();
        LedgerEvent told = left.event().orElseThrow();
        assertThat(told.kind()).isEqualTo(EventKind.CORRECTION_DECIDED);
        assertThat(told.reasonCodes()).extracting(Code::value).containsExactly("ERASURE", "DONE");
        assertThat(told.correlation().value()).isNotEqualTo(asked.id());
        assertThat(house.verify.verify(ledger)).isEqualTo(new LedgerVerdict.Intact(ledger, 3, 2));
        assertThat(cases.answer(agency, asked.id(), CaseState.DONE, "Igen."))
                .isEqualTo(new ChangeCase.Outcome.NotAllowed(CaseState.DONE));
        assertThat(house.ledgers.ledger(ledger).size()).isEqualTo(3);
    }

    @Test
    void a_case_whose_opening_was_interrupted_is_not_there_and_has_no_entry() {
        long before = house.ledgers.ledger(ledger).size();
        sql("CREATE OR REPLACE FUNCTION consent.stopped() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'stopped by the test'; END $$");
        sql("CREATE TRIGGER stopped AFTER INSERT ON consent.checkpoint FOR EACH ROW"
                + " EXECUTE FUNCTION consent.stopped()");
        try {
            assertThatThrownBy(this::asked).isInstanceOf(LedgerUnavailable.class);
        } finally {
            sql("DROP TRIGGER stopped ON consent.checkpoint");
        }
        assertThat(store.of(anna)).hasSize(1);
        assertThat(house.ledgers.ledger(ledger).size()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ON consent.rights_case",
                "INSERT ON consent.checkpoint",
                "DELETE ON consent.person_key",
                "UPDATE ON consent.entry",
                "DELETE ON consent.person_entry"
            })
    void a_grant_that_was_interrupted_is_none_and_is_done_when_tried_again(String stop) {
        sql("CREATE OR REPLACE FUNCTION consent.stopped() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'stopped by the test'; END $$");
        sql("CREATE TRIGGER stopped AFTER " + stop + " FOR EACH ROW EXECUTE FUNCTION consent.stopped()");
        try {
            assertThatThrownBy(() -> cases.answer(agency, asked.id(), CaseState.DONE, "Raderat."))
                    .isInstanceOf(LedgerUnavailable.class);
        } finally {
            sql("DROP TRIGGER stopped ON " + stop.substring(stop.indexOf("consent.")));
        }
        assertThat(state()).isEqualTo(CaseState.SENT);
        assertThat(history()).containsExactly(EventKind.ISSUED, EventKind.CORRECTION_REQUESTED);

        assertThat(cases.answer(agency, asked.id(), CaseState.DONE, "Raderat."))
                .isInstanceOf(ChangeCase.Outcome.Changed.class);
        assertThat(history()).isEmpty();
        assertThat(state()).isEqualTo(CaseState.DONE);
    }

    @Test
    void another_agency_finds_no_such_case_and_a_look_is_told_before_it_is_shown() {
        Party unit = Party.of("unit:registrator", "Myndigheten, registrator");
        assertThat(cases.look("another", asked.id(), unit)).isEmpty();
        assertThat(cases.answer("another", asked.id(), CaseState.DONE, "x"))
                .isInstanceOf(ChangeCase.Outcome.NotFound.class);
        assertThat(cases.look(agency, asked.id(), unit)).isPresent();
        assertThat(history()).contains(EventKind.READ_BY_STAFF);
    }

    private void sql(String statement) {
        house.jdbi.useHandle(handle -> handle.execute(statement));
    }
}
