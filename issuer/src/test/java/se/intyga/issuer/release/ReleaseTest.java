package se.intyga.issuer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadHistory;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.eid.session.LoginSession;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.release.PreviewRelease.Preview;
import se.intyga.pages.Language;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseTest {
    private TestIssuer house = new TestIssuer();

    @BeforeAll
    void start() {
        house.close();
        house = new TestIssuer();
    }

    @AfterAll
    void stop() {
        house.close();
    }

    private ReleaseHandle begin() {
        return house.bean(StartRelease.class)
                .start(new StartRelease.Wanted(
                        TestIssuer.AGENCY, "registration-certificate", "/issuers/arbetsformedlingen/authorize?step=1"))
                .handle();
    }

    private Preview preview(ReleaseHandle handle, LoggedInPerson person) {
        return house.bean(PreviewRelease.class).preview(TestIssuer.AGENCY, handle, person);
    }

    private Optional<ReleaseOutcome> outcome(ReleaseHandle handle) {
        return house.bean(TakeReleaseOutcome.class).take(handle);
    }

    @Test
    void shows_what_would_be_released_and_releases_exactly_that_on_request() {
        ReleaseHandle handle = begin();
        LoggedInPerson person = house.person(TestIssuer.REGISTERED);
        Preview.Shown shown = (Preview.Shown) preview(handle, person);
        assertThat(shown.claims().path("registration_date").textValue()).isEqualTo("2026-01-19");
        assertThat(outcome(handle)).isEmpty();
        assertThat(house.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, person))
                .contains("/issuers/arbetsformedlingen/authorize?step=1");
        ReleaseOutcome.Released released =
                (ReleaseOutcome.Released) outcome(handle).orElseThrow();
        Release release = house.bean(Releases.class).read(released.release()).orElseThrow();
        assertThat(release.claims()).isEqualTo(shown.claims());
        assertThat(release.toString()).doesNotContain("2026-01-19");
        assertThat(outcome(handle)).isEmpty();
        house.bean(Releases.class).end(released.release());
        assertThat(house.bean(Releases.class).read(released.release())).isEmpty();
    }

    @Test
    void a_request_and_its_decision_stand_in_the_persons_history() {
        ReleaseHandle handle = begin();
        LoggedInPerson person = house.person("189001019802");
        preview(handle, person);
        house.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, person);
        assertThat(kinds("189001019802")).contains("RELEASE_REQUESTED", "RELEASE_DECIDED");
    }

    @ParameterizedTest(name = "{0} is refused with {1}")
    @CsvSource({
        TestIssuer.SECRET + ",SECRECY",
        TestIssuer.NEVER_REGISTERED + ",NO_RECORD",
        TestIssuer.ENDED + ",RECORD_ENDED"
    })
    void a_refusal_tells_the_person_why_and_is_recorded(String number, String code) {
        ReleaseHandle handle = begin();
        LoggedInPerson person = house.person(number);
        Preview.Refused refused = (Preview.Refused) preview(handle, person);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.told().sv()).isNotBlank();
        assertThat(preview(handle, person)).isInstanceOf(Preview.Refused.class);
        assertThat(outcome(handle).orElseThrow())
                .isInstanceOfSatisfying(
                        ReleaseOutcome.Refused.class,
                        told -> assertThat(told.code()).isEqualTo(code));
        assertThat(kinds(number)).contains("RELEASE_DECIDED").doesNotContain("RELEASE_REQUESTED");
    }

    @Test
    void cancelling_releases_nothing() {
        ReleaseHandle handle = begin();
        LoggedInPerson person = house.person(TestIssuer.REGISTERED);
        preview(handle, person);
        house.bean(RequestRelease.class).cancel(TestIssuer.AGENCY, handle, person);
        assertThat(outcome(handle)).contains(new ReleaseOutcome.Cancelled());
    }

    @Test
    void nothing_is_released_without_having_been_shown() {
        ReleaseHandle handle = begin();
        house.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, house.person(TestIssuer.REGISTERED));
        assertThat(outcome(handle)).isEmpty();
    }

    @Test
    void the_step_belongs_to_the_first_person_who_logs_in() {
        ReleaseHandle handle = begin();
        preview(handle, house.person(TestIssuer.REGISTERED));
        LoggedInPerson another = house.person("197701172392");
        assertThat(preview(handle, another)).isInstanceOf(Preview.NotFound.class);
        assertThat(house.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, another))
                .isEmpty();
        assertThat(preview(handle, house.person(TestIssuer.REGISTERED))).isInstanceOf(Preview.Shown.class);
    }

    @Test
    void another_agencys_address_does_not_lead_to_the_step() {
        ReleaseHandle handle = begin();
        assertThat(house.bean(PreviewRelease.class)
                        .preview(TestIssuer.OTHER, handle, house.person(TestIssuer.REGISTERED)))
                .isInstanceOf(Preview.NotFound.class);
    }

    @Test
    void of_many_answers_at_once_one_counts() {
        ReleaseHandle handle = begin();
        LoggedInPerson person = house.person(TestIssuer.REGISTERED);
        preview(handle, person);
        IntStream.range(0, 8)
                .parallel()
                .forEach(_ -> house.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, person));
        long outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> outcome(handle))
                .filter(Optional::isPresent)
                .count();
        assertThat(outcomes).isEqualTo(1);
    }

    @Test
    void a_source_that_is_down_releases_nothing_and_can_be_asked_again() {
        try (TestIssuer broken = new TestIssuer()) {
            ReleaseHandle handle = broken.bean(StartRelease.class)
                    .start(new StartRelease.Wanted(TestIssuer.AGENCY, "registration-certificate", "/back"))
                    .handle();
            broken.register.close();
            LoggedInPerson person = broken.person(TestIssuer.REGISTERED);
            Preview preview = broken.bean(PreviewRelease.class).preview(TestIssuer.AGENCY, handle, person);
            assertThat(preview).isInstanceOf(Preview.SourceUnavailable.class);
            assertThat(broken.bean(TakeReleaseOutcome.class).take(handle)).isEmpty();
            broken.bean(RequestRelease.class).giveUp(TestIssuer.AGENCY, handle, person);
            assertThat(broken.bean(TakeReleaseOutcome.class).take(handle))
                    .contains(new ReleaseOutcome.SourceUnavailable());
        }
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"SV,Begär", "EN,Request"})
    void the_page_shows_every_claim_with_its_value_and_both_buttons(Language language, String button) {
        ReleaseHandle handle = begin();
        LoggedInPerson person = house.person(TestIssuer.REGISTERED);
        LoginSession session = new LoginSession(person, "form-token");
        String page = new ReleasePages(language)
                .show(preview(handle, person), session, "/issuers/arbetsformedlingen/releases/x")
                .getBody(String.class)
                .orElseThrow();
        assertThat(page)
                .contains("2026-01-19", "1480, 1481", "2021002114", button, "value=\"cancel\"", "form-token")
                .contains("lang=\"" + language.tag() + "\"")
                .doesNotContain(TestIssuer.REGISTERED);
    }

    @Test
    void no_table_holds_a_value_or_a_number() {
        ReleaseHandle handle = begin();
        LoggedInPerson person = house.person(TestIssuer.REGISTERED);
        preview(handle, person);
        house.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, person);
        assertThat(kinds(TestIssuer.REGISTERED)).contains("RELEASE_DECIDED");
        assertThat(house.dump())
                .contains("ALLOWED")
                .doesNotContain("RELEASE_DECIDED", TestIssuer.REGISTERED, "2026-01-19");
    }

    private List<String> kinds(String number) {
        var hash = house.bean(PersonIndex.class).of(new PersonalNumber(number));
        return house.bean(ReadHistory.class).of(PersonReference.fromHex(hash.hex())).stream()
                .map(HistoryEntry::event)
                .map(event -> event.kind().name())
                .collect(Collectors.toList());
    }
}
