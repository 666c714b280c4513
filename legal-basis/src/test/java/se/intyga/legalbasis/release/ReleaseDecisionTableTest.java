package se.intyga.legalbasis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.DecisionTableReport;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.reason.OutsideAnswer;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.Secrecy;

/// Requirements 5.3, row by row, over the example policies.
class ReleaseDecisionTableTest {
    @RegisterExtension
    static final DecisionTableReport REPORT =
            new DecisionTableReport("5.3", 1, "A release: agency to the person (rows 1 to 10)");

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final Policies POLICIES = new PolicyFiles(URI.create("https://intyga.example")).examples();
    private static final String AGENCY = "arbetsformedlingen";
    private static final String TYPE = "registration-certificate";
    private static final ClaimPath REGISTERED = ClaimPath.of("registered");
    private static final ClaimPath NOTE = ClaimPath.of("handler_note");

    private final AssessRelease assessRelease = new AssessRelease(POLICIES);

    record Row(String name, ReleaseFacts facts, Class<? extends ReleaseDecision> outcome, ReleaseCode code) {
        @Override
        public String toString() {
            return name + " " + code;
        }
    }

    static RecordedRequest asked(String type) {
        return new RecordedRequest.Made(type, NOW.minusSeconds(60), "bankid");
    }

    static ReleaseFacts plain() {
        return ReleaseFacts.toThePerson(
                AGENCY, TYPE, asked(TYPE), ProtectedIdentity.NO, Secrecy.NONE, List.of(REGISTERED));
    }

    static ReleaseFacts of(String agency, String type) {
        return ReleaseFacts.toThePerson(
                agency, type, asked(type), ProtectedIdentity.NO, Secrecy.NONE, List.of(REGISTERED));
    }

    static ReleaseFacts with(RecordedRequest request, Hosting hosting, ProtectedIdentity identity, Secrecy secrecy) {
        return new ReleaseFacts(
                AGENCY,
                TYPE,
                Medium.AUTOMATED_PROCESSING,
                Recipient.DATA_SUBJECT,
                StatedReleaseBasis.REQUEST_FOR_PUBLIC_DOCUMENT,
                request,
                hosting,
                identity,
                secrecy,
                List.of(REGISTERED));
    }

    static ReleaseFacts claiming(ClaimPath... claims) {
        return ReleaseFacts.toThePerson(AGENCY, TYPE, asked(TYPE), ProtectedIdentity.NO, Secrecy.NONE, List.of(claims));
    }

    static ReleaseFacts onConsent(RecordedRequest request, String type, ProtectedIdentity identity) {
        return new ReleaseFacts(
                AGENCY,
                type,
                Medium.AUTOMATED_PROCESSING,
                Recipient.DATA_SUBJECT,
                StatedReleaseBasis.CONSENT,
                request,
                new Hosting.HostedBy("somebody"),
                identity,
                Secrecy.APPLIES,
                List.of(NOTE));
    }

    static Stream<Row> rows() {
        var denied = ReleaseDecision.Denied.class;
        var manual = ReleaseDecision.Manual.class;
        var notHosted = new Hosting.NotHosted();
        return Stream.of(
                new Row(
                        "row 1: no request by the person",
                        with(new RecordedRequest.NotMade(), notHosted, ProtectedIdentity.YES, Secrecy.APPLIES),
                        denied,
                        ReleaseCode.NO_REQUEST),
                new Row(
                        "row 1: the request was for another document",
                        with(asked("action-plan"), notHosted, ProtectedIdentity.NO, Secrecy.NONE),
                        denied,
                        ReleaseCode.NO_REQUEST),
                new Row(
                        "row 1: the request is dated later than now",
                        with(
                                new RecordedRequest.Made(TYPE, NOW.plusSeconds(1), "bankid"),
                                notHosted,
                                ProtectedIdentity.NO,
                                Secrecy.NONE),
                        denied,
                        ReleaseCode.NO_REQUEST),
                new Row(
                        "row 1: nobody said how the person was authenticated",
                        with(new RecordedRequest.Made(TYPE, NOW, " "), notHosted, ProtectedIdentity.NO, Secrecy.NONE),
                        denied,
                        ReleaseCode.NO_REQUEST),
                new Row(
                        "row 2: the agency is not listed for the type",
                        of(AGENCY, "qualification"),
                        denied,
                        ReleaseCode.ISSUER_NOT_AUTHORISED),
                new Row(
                        "row 2: another agency's listing does not count",
                        of("skatteverket", TYPE),
                        denied,
                        ReleaseCode.ISSUER_NOT_AUTHORISED),
                new Row(
                        "row 3: hosted without a mandate",
                        with(asked(TYPE), new Hosting.HostedBy("stranger"), ProtectedIdentity.YES, Secrecy.APPLIES),
                        denied,
                        ReleaseCode.NO_DATA_MANAGER_MANDATE),
                new Row(
                        "row 3: hosted under a mandate goes on to the next question",
                        with(asked(TYPE), new Hosting.HostedBy("demo-operator"), ProtectedIdentity.NO, Secrecy.NONE),
                        ReleaseDecision.Allowed.class,
                        ReleaseCode.ALLOWED),
                new Row(
                        "row 4: electronic form expired",
                        of(AGENCY, "unemployment-certificate"),
                        denied,
                        ReleaseCode.ELECTRONIC_FORM_NOT_SUPPORTED),
                new Row(
                        "row 4: electronic form absent for this medium",
                        new ReleaseFacts(
                                AGENCY,
                                TYPE,
                                Medium.DIRECT_ACCESS,
                                Recipient.DATA_SUBJECT,
                                StatedReleaseBasis.REQUEST_FOR_PUBLIC_DOCUMENT,
                                asked(TYPE),
                                notHosted,
                                ProtectedIdentity.YES,
                                Secrecy.APPLIES,
                                List.of(NOTE)),
                        denied,
                        ReleaseCode.ELECTRONIC_FORM_NOT_SUPPORTED),
                new Row(
                        "row 4: electronic form absent for this recipient",
                        new ReleaseFacts(
                                AGENCY,
                                TYPE,
                                Medium.AUTOMATED_PROCESSING,
                                Recipient.REPRESENTATIVE,
                                StatedReleaseBasis.REQUEST_FOR_PUBLIC_DOCUMENT,
                                asked(TYPE),
                                notHosted,
                                ProtectedIdentity.NO,
                                Secrecy.NONE,
                                List.of(REGISTERED)),
                        denied,
                        ReleaseCode.ELECTRONIC_FORM_NOT_SUPPORTED),
                new Row(
                        "row 5: protected identity",
                        with(asked(TYPE), notHosted, ProtectedIdentity.YES, Secrecy.APPLIES),
                        manual,
                        ReleaseCode.MANUAL_ONLY),
                new Row(
                        "row 5: not known whether protected",
                        with(asked(TYPE), notHosted, ProtectedIdentity.UNKNOWN, Secrecy.NONE),
                        manual,
                        ReleaseCode.MANUAL_ONLY),
                new Row(
                        "row 6: secrecy in this case",
                        with(asked(TYPE), notHosted, ProtectedIdentity.NO, Secrecy.APPLIES),
                        denied,
                        ReleaseCode.SECRECY),
                new Row("row 6: secrecy for the type", of(AGENCY, "case-file-extract"), denied, ReleaseCode.SECRECY),
                new Row(
                        "row 7: unclear in this case",
                        with(asked(TYPE), notHosted, ProtectedIdentity.NO, Secrecy.UNCLEAR),
                        manual,
                        ReleaseCode.SECRECY_UNCLEAR),
                new Row("row 7: unclear for the type", of(AGENCY, "action-plan"), manual, ReleaseCode.SECRECY_UNCLEAR),
                new Row(
                        "row 8: a handler's note without a decision",
                        claiming(REGISTERED, NOTE),
                        denied,
                        ReleaseCode.SOURCE_CATEGORY_BLOCKED),
                new Row(
                        "row 8: something inside a handler's note",
                        claiming(ClaimPath.of("handler_note", "text")),
                        denied,
                        ReleaseCode.SOURCE_CATEGORY_BLOCKED),
                new Row(
                        "row 8: a claim without a category",
                        claiming(ClaimPath.of("shoe_size")),
                        denied,
                        ReleaseCode.SOURCE_CATEGORY_BLOCKED),
                new Row("row 8: no claim named", claiming(), denied, ReleaseCode.SOURCE_CATEGORY_BLOCKED),
                new Row("row 9: everything answered", plain(), ReleaseDecision.Allowed.class, ReleaseCode.ALLOWED),
                new Row(
                        "row 9: a part of a categorised claim",
                        claiming(ClaimPath.of("agency", "name")),
                        ReleaseDecision.Allowed.class,
                        ReleaseCode.ALLOWED),
                new Row(
                        "row 10: consent, before row 1",
                        onConsent(new RecordedRequest.NotMade(), TYPE, ProtectedIdentity.NO),
                        denied,
                        ReleaseCode.CONSENT_NOT_AVAILABLE),
                new Row(
                        "row 10: consent, before row 5",
                        onConsent(asked(TYPE), TYPE, ProtectedIdentity.YES),
                        denied,
                        ReleaseCode.CONSENT_NOT_AVAILABLE),
                new Row(
                        "row 10: consent to an issuer nobody knows is consent to an authority",
                        onConsent(asked("qualification"), "qualification", ProtectedIdentity.NO),
                        denied,
                        ReleaseCode.CONSENT_NOT_AVAILABLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void decides_as_the_table_says(Row row) {
        ReleaseDecision decision = assessRelease.assess(row.facts(), NOW);
        REPORT.decided(
                row.name(), word(row.outcome()), row.code().name(), word(decision.getClass()), decision.reasons());
        assertThat(decision).isInstanceOf(row.outcome());
        assertThat(decision.code()).isEqualTo(row.code());
        assertThat(decision.reasons().code()).isEqualTo(row.code().name());
        assertThat(decision.reasons().ruleIds()).isNotEmpty();
        assertThat(decision.reasons().policyVersion())
                .isEqualTo(POLICIES.effectiveAt(NOW).version());
        assertThat(decision.toldOutside())
                .isEqualTo(row.code() == ReleaseCode.ALLOWED ? OutsideAnswer.AVAILABLE : OutsideAnswer.NOT_AVAILABLE);
    }

    private static String word(Class<? extends ReleaseDecision> outcome) {
        return outcome == ReleaseDecision.Allowed.class
                ? "ALLOW"
                : outcome == ReleaseDecision.Manual.class ? "MANUAL" : "DENY";
    }

    @Test
    void every_row_of_the_table_has_a_case() {
        assertThat(rows().map(row -> row.name().split(":", 2)[0]).distinct())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(row -> "row " + row)
                        .toList());
    }

    @Test
    void the_paper_route_is_told_where_the_electronic_form_is_closed() {
        var decision = (ReleaseDecision.Denied) assessRelease.assess(of(AGENCY, "unemployment-certificate"), NOW);
        assertThat(decision.route()).isPresent();
        assertThat(decision.toldToPerson().sv()).contains("på papper");
        assertThat(decision.toldToPerson().en()).contains("on paper");
    }

    @Test
    void an_allowed_release_cites_what_it_rests_on() {
        var reasons = assessRelease.assess(plain(), NOW).reasons();
        assertThat(reasons.citations())
                .anyMatch(citation -> citation.toString().contains("2 kap. 15 §"))
                .anyMatch(citation -> citation.toString().contains("Exempelpolicy"));
    }

    @Test
    void a_case_handler_is_shown_the_guideline() {
        var decision = (ReleaseDecision.Manual) assessRelease.assess(of(AGENCY, "action-plan"), NOW);
        assertThat(decision.guideline()).isPresent();
    }

    @Test
    void the_release_can_be_asked_anew_without_the_blocked_claim() {
        ReleaseFacts facts = claiming(REGISTERED, NOTE);
        var denied = (ReleaseDecision.Denied) assessRelease.assess(facts, NOW);
        assertThat(denied.blockedClaims()).containsExactly(NOTE);
        assertThat(assessRelease.assess(facts.without(denied.blockedClaims()), NOW))
                .isInstanceOf(ReleaseDecision.Allowed.class);
    }

    @Test
    void nothing_is_allowed_before_the_first_policy_begins() {
        Instant before = Instant.parse("2019-12-31T22:59:59Z");
        ReleaseFacts facts = with(
                new RecordedRequest.Made(TYPE, before, "bankid"),
                new Hosting.NotHosted(),
                ProtectedIdentity.NO,
                Secrecy.NONE);
        assertThat(assessRelease.assess(facts, before).code()).isEqualTo(ReleaseCode.ISSUER_NOT_AUTHORISED);
        assertThat(assessRelease.assess(facts, before.plusSeconds(1)).code()).isEqualTo(ReleaseCode.ALLOWED);
    }

    @Test
    void electronic_form_holds_through_its_last_day_in_sweden() {
        Instant lastSecond = Instant.parse("2024-12-31T22:59:59Z");
        var facts = ReleaseFacts.toThePerson(
                AGENCY,
                "unemployment-certificate",
                new RecordedRequest.Made("unemployment-certificate", lastSecond, "bankid"),
                ProtectedIdentity.NO,
                Secrecy.NONE,
                List.of(ClaimPath.of("status")));
        assertThat(assessRelease.assess(facts, lastSecond).code()).isEqualTo(ReleaseCode.ALLOWED);
        assertThat(assessRelease.assess(facts, lastSecond.plusSeconds(1)).code())
                .isEqualTo(ReleaseCode.ELECTRONIC_FORM_NOT_SUPPORTED);
    }
}
