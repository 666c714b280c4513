package se.intyga.issuer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.eid.session.LoginSession;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.manual.CaseFixture;
import se.intyga.issuer.manual.ReleaseCase;
import se.intyga.issuer.offer.CreateOffer;
import se.intyga.issuer.release.PreviewRelease.Preview;
import se.intyga.pages.Language;

/// R34, UC8: what the table leaves to a human being waits for one, and is released or refused.
class UnclearReleaseTest {
    private static final String BACK = "/issuers/arbetsformedlingen/authorize?step=1";
    private static final String DOCUMENT = "registration-certificate";

    private final TestIssuer house = new TestIssuer();
    private final CaseFixture cases = new CaseFixture(house);

    @BeforeEach
    void nothingWaits() {
        cases.clear();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private ReleaseHandle begin() {
        return house.bean(StartRelease.class)
                .start(new StartRelease.Wanted(TestIssuer.AGENCY, DOCUMENT, BACK))
                .handle();
    }

    private Preview preview(ReleaseHandle handle, LoggedInPerson person) {
        return house.bean(PreviewRelease.class).preview(TestIssuer.AGENCY, handle, person);
    }

    private Optional<String> request(ReleaseHandle handle, LoggedInPerson person) {
        return house.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, person);
    }

    /// A whole visit that makes a case.
    private ReleaseHandle asked(LoggedInPerson person) {
        ReleaseHandle handle = begin();
        preview(handle, person);
        request(handle, person);
        return handle;
    }

    private ReleaseOutcome outcome(ReleaseHandle handle) {
        return house.bean(TakeReleaseOutcome.class).take(handle).orElseThrow();
    }

    @ParameterizedTest(name = "{0} waits because of {1}")
    @CsvSource({TestIssuer.PROTECTED + ",MANUAL_ONLY", TestIssuer.UNCLEAR + ",SECRECY_UNCLEAR"})
    void rows_5_and_7_the_request_waits_the_page_says_so_and_the_wallet_is_refused(String number, String code) {
        LoggedInPerson person = house.person(number);
        ReleaseHandle handle = begin();

        assertThat(preview(handle, person)).isInstanceOf(Preview.Unclear.class);
        assertThat(request(handle, person).orElseThrow()).endsWith("/releases/" + handle.value());
        assertThat(preview(handle, person)).isInstanceOf(Preview.Waiting.class);
        assertThat(outcome(handle))
                .isInstanceOfSatisfying(
                        ReleaseOutcome.Refused.class,
                        told -> assertThat(told.code()).isEqualTo(code));
        ReleaseCase waits = cases.of(number).getFirst();
        assertThat(waits.grounds().codes()).extracting(Enum::name).containsExactly(code);
        assertThat(waits.grounds().guideline()).contains("Demoriktlinje");
        assertThat(waits.state().wireName()).isEqualTo("waiting");
    }

    @Test
    void a_person_has_one_case_however_often_she_asks() {
        LoggedInPerson person = house.person(TestIssuer.UNCLEAR);
        asked(person);

        assertThat(preview(begin(), person)).isInstanceOf(Preview.Waiting.class);
        assertThat(cases.of(TestIssuer.UNCLEAR)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestIssuer.PROTECTED, TestIssuer.UNCLEAR})
    void what_a_case_handler_released_is_fetched_at_the_source_and_released_once(String number) {
        LoggedInPerson person = house.person(number);
        asked(person);
        cases.release(number);

        ReleaseHandle handle = begin();
        Preview.Shown shown = (Preview.Shown) preview(handle, person);
        assertThat(shown.claims().path("registered").booleanValue()).isTrue();
        request(handle, person);
        ReleaseOutcome.Released released = (ReleaseOutcome.Released) outcome(handle);
        Release release = house.bean(Releases.class).read(released.release()).orElseThrow();
        assertThat(release.claims()).isEqualTo(shown.claims());
        assertThat(release.ruleIds()).contains("R34");
        assertThat(cases.stateOf(number)).isEqualTo("used");
        assertThat(preview(begin(), person)).isInstanceOf(Preview.Unclear.class);
    }

    @Test
    void of_two_pages_that_rest_on_one_decision_one_gets_the_release() {
        LoggedInPerson person = house.person(TestIssuer.UNCLEAR);
        asked(person);
        cases.release(TestIssuer.UNCLEAR);
        ReleaseHandle one = begin();
        ReleaseHandle two = begin();
        preview(one, person);
        preview(two, person);

        List<Optional<String>> answers = List.of(one, two).parallelStream()
                .map(handle -> request(handle, person))
                .toList();

        assertThat(answers).containsOnlyOnce(Optional.of(BACK));
    }

    @Test
    void a_request_that_was_taken_back_waits_no_more() {
        LoggedInPerson person = house.person(TestIssuer.UNCLEAR);
        asked(person);
        cases.withdraw(TestIssuer.UNCLEAR);

        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("withdrawn");
        assertThat(preview(begin(), person)).isInstanceOf(Preview.Unclear.class);
    }

    @Test
    void an_offer_for_a_person_whose_case_is_unclear_waits_and_has_no_code() {
        var configuration = house.bean(CredentialConfigurations.class)
                .find(TestIssuer.AGENCY, DOCUMENT)
                .orElseThrow();
        CreateOffer.Outcome made = house.bean(CreateOffer.class)
                .create(new CreateOffer.Wanted.PreAuthorized(
                        house.agency(),
                        configuration,
                        new PersonalNumber(TestIssuer.UNCLEAR),
                        Optional.of(new ReleaseRequest.Recorded(DOCUMENT, house.now(), "BANKID")),
                        true));

        assertThat(made).isInstanceOf(CreateOffer.Outcome.Waiting.class);
        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("waiting");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_pages_say_what_happens_and_where_to_follow_it(Language language) {
        LoggedInPerson person = house.person(TestIssuer.UNCLEAR);
        ReleaseHandle handle = begin();
        ReleasePages pages = new ReleasePages(language);
        LoginSession session = new LoginSession(person, "form-token");

        String before = pages.show(preview(handle, person), session, "/page")
                .getBody(String.class)
                .orElseThrow();
        request(handle, person);
        String after = pages.show(preview(handle, person), session, "/page")
                .getBody(String.class)
                .orElseThrow();

        assertThat(before).contains("value=\"request\"", "value=\"cancel\"").doesNotContain("2025-05-12");
        assertThat(after)
                .contains("/issuers/arbetsformedlingen/cases", "id=\"waiting\"")
                .doesNotContain("value=\"request\"", "2025-05-12");
    }
}
