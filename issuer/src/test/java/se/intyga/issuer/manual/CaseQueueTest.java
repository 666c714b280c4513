package se.intyga.issuer.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.intyga.issuer.manual.CaseFixture.ANNA;
import static se.intyga.issuer.manual.CaseFixture.BO;
import static se.intyga.issuer.manual.CaseFixture.REFUSE;
import static se.intyga.issuer.manual.CaseFixture.RELEASE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.eid.person.PersonHash;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.manual.DecideCase.Outcome;
import se.intyga.issuer.source.FetchOutcome;
import se.intyga.pages.Text;

class CaseQueueTest {
    private final TestIssuer house = new TestIssuer();
    private final CaseFixture cases = new CaseFixture(house);
    private final DecideCase decide = house.bean(DecideCase.class);

    @BeforeEach
    void nothingWaits() {
        cases.clear();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private void look(ReleaseCase at, Handler by) {
        LookAtCase.Outcome _ = house.bean(LookAtCase.class).look(house.agency(), at.id(), by);
    }

    private Outcome claim(ReleaseCase at, Handler by) {
        return decide.claim(house.agency(), at.id(), by);
    }

    private Outcome say(ReleaseCase at, Handler by, Verdict verdict) {
        return decide.say(house.agency(), at.id(), by, verdict);
    }

    private PersonHash person() {
        return house.bean(PersonIndex.class).of(new PersonalNumber(TestIssuer.UNCLEAR));
    }

    private Optional<StandingRelease.Found> standing(String journey) {
        return house.bean(StandingRelease.class).find(house.agency(), person(), CaseFixture.DOCUMENT, journey);
    }

    @Test
    void of_many_handlers_that_claim_at_once_one_wins() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, false);

        List<Outcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number -> claim(at, new Handler("handler-" + number, "enhet")))
                .toList();

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.AnothersCase.class::isInstance).hasSize(7);
    }

    @Test
    void of_many_requests_at_once_one_case_is_made() {
        List<CaseId> made = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> cases.open(TestIssuer.UNCLEAR, false).id())
                .distinct()
                .toList();

        assertThat(made).hasSize(1);
    }

    @Test
    void a_decision_needs_the_claim_and_a_look_at_the_guideline() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, false);

        assertThat(say(at, ANNA, RELEASE)).isInstanceOf(Outcome.NotLooked.class);
        look(at, ANNA);
        assertThat(say(at, ANNA, RELEASE)).isInstanceOf(Outcome.NotNow.class);
        claim(at, ANNA);
        look(at, BO);
        assertThat(say(at, BO, RELEASE)).isInstanceOf(Outcome.AnothersCase.class);
        assertThat(say(at, ANNA, REFUSE)).isInstanceOf(Outcome.Done.class);
        assertThat(say(at, ANNA, RELEASE)).isInstanceOf(Outcome.NotNow.class);
        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("refused");
        assertThat(standing("later")).isEmpty();
    }

    @Test
    void with_four_eyes_one_proposes_and_another_confirms() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, true);
        look(at, ANNA);
        look(at, BO);
        claim(at, ANNA);
        say(at, ANNA, RELEASE);

        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("proposed");
        assertThat(standing("early")).isEmpty();
        assertThat(decide.confirm(house.agency(), at.id(), ANNA, true)).isInstanceOf(Outcome.SameHandler.class);
        assertThat(decide.confirm(house.agency(), at.id(), BO, true)).isInstanceOf(Outcome.Done.class);
        assertThat(cases.of(TestIssuer.UNCLEAR).getFirst().state())
                .isInstanceOfSatisfying(CaseState.Released.class, released -> {
                    assertThat(released.by().staffId()).isEqualTo("h-anna");
                    assertThat(released.confirmedBy()).contains(BO);
                });
    }

    @Test
    void who_does_not_agree_gives_the_case_back_to_the_queue() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, true);
        look(at, ANNA);
        look(at, BO);
        claim(at, ANNA);
        say(at, ANNA, RELEASE);

        decide.confirm(house.agency(), at.id(), BO, false);

        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("waiting");
        assertThat(claim(at, BO)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_claim_that_was_left_can_be_taken_over() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, false);
        claim(at, ANNA);

        assertThat(claim(at, BO)).isInstanceOf(Outcome.AnothersCase.class);
        house.clock.pass(Duration.ofHours(8));
        assertThat(claim(at, BO)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_release_is_taken_by_one_journey_which_may_try_again() {
        cases.open(TestIssuer.UNCLEAR, false);
        cases.release(TestIssuer.UNCLEAR);
        StandingRelease releases = house.bean(StandingRelease.class);
        CaseId id = standing("one").orElseThrow().id();

        List<String> winners = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number -> "journey-" + number)
                .filter(journey -> releases.use(house.agency(), id, journey))
                .toList();

        assertThat(winners).hasSize(1);
        assertThat(releases.use(house.agency(), id, winners.getFirst())).isTrue();
        assertThat(standing(winners.getFirst())).isPresent();
        assertThat(standing("another")).isEmpty();
    }

    @Test
    void a_release_ends_with_its_validity() {
        cases.open(TestIssuer.UNCLEAR, false);
        cases.release(TestIssuer.UNCLEAR);

        house.clock.pass(Duration.ofDays(14));

        assertThat(standing("late")).isEmpty();
        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("expired");
    }

    @Test
    void what_nobody_decides_expires_and_can_be_asked_for_again() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, false);

        house.clock.pass(Duration.ofDays(30));

        assertThat(claim(at, ANNA)).isInstanceOf(Outcome.NotNow.class);
        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("expired");
        assertThat(cases.open(TestIssuer.UNCLEAR, false).id()).isNotEqualTo(at.id());
    }

    @Test
    void a_decision_whose_process_was_killed_before_the_ledger_counts_only_once_it_is_recorded() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, false);
        CaseSteps steps = house.bean(CaseSteps.class);
        steps.claim(TestIssuer.AGENCY, at.id(), ANNA, house.now());
        steps.say(TestIssuer.AGENCY, at.id(), ANNA, RELEASE, house.now());

        assertThat(standing("at once")).isEmpty();
        house.clock.pass(Duration.ofMinutes(2));

        assertThat(standing("later")).isPresent();
        assertThat(event(EventKind.RELEASE_DECIDED, at).reasonCodes())
                .extracting(Object::toString)
                .contains("DECIDED_BY_CASE_HANDLER", at.id().reference());
    }

    @Test
    void a_look_shows_the_values_and_stands_in_the_persons_history_with_the_unit_and_no_staff_id() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, false);

        var seen = (LookAtCase.Outcome.Seen) house.bean(LookAtCase.class).look(house.agency(), at.id(), ANNA);

        assertThat(((FetchOutcome.Fetched) seen.source())
                        .claims()
                        .path("registration_date")
                        .asText())
                .isEqualTo("2025-05-12");
        LedgerEvent look = event(EventKind.READ_BY_STAFF, at);
        assertThat(look.recipient().orElseThrow().name()).contains("utlamnande-nord");
        assertThat(look.toString()).doesNotContain("h-anna", TestIssuer.UNCLEAR, "2025-05-12");
    }

    @Test
    void a_human_decision_stands_in_the_history_with_reason_guideline_and_reference() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, false);
        cases.refuse(TestIssuer.UNCLEAR);

        assertThat(event(EventKind.RELEASE_DECIDED, at).reasonCodes())
                .extracting(Object::toString)
                .contains(
                        "REFUSED_BY_CASE_HANDLER",
                        "HARM_NOT_EXCLUDED",
                        "GUIDELINE:Demoriktlinje-2026:1-avsnitt-inskrivningsintyg",
                        "SECRECY_UNCLEAR",
                        at.id().reference());
    }

    @Test
    void nothing_can_be_looked_at_once_the_case_is_decided() {
        ReleaseCase at = cases.open(TestIssuer.UNCLEAR, false);
        cases.refuse(TestIssuer.UNCLEAR);

        assertThat(house.bean(LookAtCase.class).look(house.agency(), at.id(), BO))
                .isInstanceOf(LookAtCase.Outcome.Closed.class);
    }

    @Test
    void no_table_holds_a_value_or_a_number_while_a_case_waits_and_after() {
        cases.open(TestIssuer.UNCLEAR, false);
        cases.release(TestIssuer.UNCLEAR);

        assertThat(house.dump())
                .contains("NO_HARM_FOUND")
                .doesNotContain(TestIssuer.UNCLEAR, TestIssuer.UNCLEAR.substring(2), "2025-05-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ring 08-123 456 78", "19980401-2384", "skriv till a@b.se", "två\nrader"})
    void a_note_holds_no_numbers_of_persons_or_telephones_and_no_addresses(String note) {
        assertThatThrownBy(() ->
                        new Verdict(Verdict.Outcome.REFUSE, CaseReason.OTHER, Optional.of(new Text(note, "fine"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"199804012384", "a199804012384", "Anna Andersson", "", "å-1"})
    void a_handler_is_no_name_and_no_number_of_a_person(String staff) {
        assertThat(Handler.parse(staff, "enhet")).isEmpty();
    }

    /// The one event of this kind that names the case.
    private LedgerEvent event(EventKind kind, ReleaseCase at) {
        return house.bean(ReadHistory.class).of(PersonReference.fromHex(person().hex())).stream()
                .map(HistoryEntry::event)
                .filter(event -> event.kind() == kind)
                .filter(event -> event.reasonCodes().toString().contains(at.id().reference()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).hasSize(1);
                    return found.getFirst();
                }));
    }
}
