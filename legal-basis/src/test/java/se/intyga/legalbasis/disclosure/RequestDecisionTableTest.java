package se.intyga.legalbasis.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.DecisionTableReport;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.rule.RequestedClaims;

/// Requirements 5.4, rows 1 to 4, over the example policies.
class RequestDecisionTableTest {
    @RegisterExtension
    static final DecisionTableReport REPORT =
            new DecisionTableReport("5.4", 1, "A request by a relying party, before any person sees it (rows 1 to 4)");

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final String VCT =
            "https://intyga.example/issuers/arbetsformedlingen/types/registration-certificate/1";
    private static final ClaimPath REGISTERED = ClaimPath.of("registered");
    private static final ClaimPath SINCE = ClaimPath.of("registration_date");
    private static final ClaimPath NUMBER = ClaimPath.of("personal_number");
    private static final ClaimPath ELIGIBLE = ClaimPath.of("eligible_for_placement");

    private final AssessRequest assessRequest =
            new AssessRequest(new PolicyFiles(URI.create("https://intyga.example/")).examples());

    record Row(String name, RequestFacts facts, RequestCode code) {
        @Override
        public String toString() {
            return name + " " + code;
        }
    }

    static RequestFacts facts(
            String party, String purpose, Optional<LawfulBasis> basis, OnceOnlyCheck check, ClaimPath... paths) {
        return new RequestFacts(party, purpose, basis, List.of(new RequestedClaims(VCT, List.of(paths))), check);
    }

    static RequestFacts employer(String purpose, LawfulBasis basis, ClaimPath... paths) {
        return facts("demo-employer", purpose, Optional.of(basis), OnceOnlyCheck.NOT_DONE, paths);
    }

    static RequestFacts authority(Optional<LawfulBasis> basis, OnceOnlyCheck check, ClaimPath... paths) {
        return facts("demo-authority", "case-handling", basis, check, paths);
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "row 1: unknown relying party",
                        facts("stranger", "recruitment", Optional.empty(), OnceOnlyCheck.NOT_DONE, ELIGIBLE),
                        RequestCode.VERIFIER_NOT_REGISTERED),
                new Row(
                        "row 1: unknown purpose",
                        employer("curiosity", LawfulBasis.CONSENT, ELIGIBLE),
                        RequestCode.PURPOSE_NOT_REGISTERED),
                new Row(
                        "row 1: another relying party's purpose",
                        employer("case-handling", LawfulBasis.PUBLIC_TASK, REGISTERED),
                        RequestCode.PURPOSE_NOT_REGISTERED),
                new Row(
                        "row 2: a claim outside the purpose",
                        employer("recruitment", LawfulBasis.LEGITIMATE_INTEREST, REGISTERED, ELIGIBLE),
                        RequestCode.OVER_ASKING),
                new Row(
                        "row 2: before row 3",
                        authority(
                                Optional.of(LawfulBasis.CONSENT),
                                OnceOnlyCheck.NOT_DONE,
                                ClaimPath.of("preferred_municipalities")),
                        RequestCode.OVER_ASKING),
                new Row(
                        "row 2: a type outside the purpose, with no claim of it named",
                        new RequestFacts(
                                "demo-employer",
                                "recruitment",
                                Optional.of(LawfulBasis.LEGITIMATE_INTEREST),
                                List.of(new RequestedClaims("https://elsewhere.example/pid", List.of())),
                                OnceOnlyCheck.NOT_DONE),
                        RequestCode.OVER_ASKING),
                new Row(
                        "row 3: an authority names consent",
                        authority(Optional.of(LawfulBasis.CONSENT), OnceOnlyCheck.DONE, REGISTERED),
                        RequestCode.CONSENT_NOT_AVAILABLE),
                new Row(
                        "row 3: before row 4",
                        authority(Optional.of(LawfulBasis.CONSENT), OnceOnlyCheck.NOT_DONE, REGISTERED),
                        RequestCode.CONSENT_NOT_AVAILABLE),
                new Row(
                        "row 3: an employer names consent for a purpose without reason and alternative",
                        employer("recruitment", LawfulBasis.CONSENT, REGISTERED),
                        RequestCode.CONSENT_NOT_AVAILABLE),
                new Row(
                        "no row: no ground stated",
                        authority(Optional.empty(), OnceOnlyCheck.DONE, REGISTERED),
                        RequestCode.BASIS_NOT_REGISTERED),
                new Row(
                        "no row: a ground that is not registered for the purpose",
                        employer("recruitment", LawfulBasis.LEGAL_OBLIGATION, REGISTERED),
                        RequestCode.BASIS_NOT_REGISTERED),
                new Row(
                        "row 4: an authority that has not checked what it has already",
                        authority(Optional.of(LawfulBasis.PUBLIC_TASK), OnceOnlyCheck.NOT_DONE, REGISTERED),
                        RequestCode.ONCE_ONLY_CHECK_MISSING),
                new Row(
                        "permitted: an authority that has checked",
                        authority(Optional.of(LawfulBasis.PUBLIC_TASK), OnceOnlyCheck.DONE, REGISTERED, SINCE),
                        RequestCode.PERMITTED),
                new Row(
                        "permitted: an employer within its purpose",
                        employer("recruitment", LawfulBasis.LEGITIMATE_INTEREST, REGISTERED, SINCE),
                        RequestCode.PERMITTED),
                new Row(
                        "permitted: part of a registered claim",
                        facts(
                                "demo-fund",
                                "benefit-assessment",
                                Optional.of(LawfulBasis.LEGAL_OBLIGATION),
                                OnceOnlyCheck.NOT_DONE,
                                ClaimPath.of("agency", "name")),
                        RequestCode.PERMITTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void decides_as_the_table_says(Row row) {
        RequestDecision decision = assessRequest.assess(row.facts(), NOW);
        REPORT.decided(
                row.name(),
                row.code() == RequestCode.PERMITTED ? "GOES ON" : "REJECT",
                row.code().name(),
                decision instanceof RequestDecision.Permitted ? "GOES ON" : "REJECT",
                decision.reasons());
        assertThat(decision.code()).isEqualTo(row.code());
        assertThat(decision.reasons().code()).isEqualTo(row.code().name());
        assertThat(decision.reasons().ruleIds()).isNotEmpty();
        assertThat(decision instanceof RequestDecision.Permitted).isEqualTo(row.code() == RequestCode.PERMITTED);
    }

    @Test
    void every_row_of_the_first_half_has_a_case() {
        assertThat(rows().map(row -> row.name().split(":", 2)[0])).contains("row 1", "row 2", "row 3", "row 4");
    }

    @Test
    void over_asking_names_what_is_not_needed() {
        var rejected = (RequestDecision.Rejected) assessRequest.assess(
                employer("recruitment", LawfulBasis.LEGITIMATE_INTEREST, REGISTERED, ELIGIBLE), NOW);
        assertThat(rejected.unneeded()).containsExactly(new RequestedClaims(VCT, List.of(ELIGIBLE)));
    }

    @Test
    void a_refused_claim_names_the_lesser_one_that_would_do() {
        var rejected = (RequestDecision.Rejected)
                assessRequest.assess(employer("recruitment-consent", LawfulBasis.CONSENT, NUMBER), NOW);
        assertThat(rejected.code()).isEqualTo(RequestCode.OVER_ASKING);
        assertThat(rejected.instead()).extracting(LesserClaim::instead).containsExactly(REGISTERED);
        assertThat(rejected.sentence().en()).contains("Ask for [\"registered\"] instead of [\"personal_number\"]");
        assertThat(rejected.sentence().sv()).contains("Fråga efter [\"registered\"] i stället");
    }

    @Test
    void an_employer_that_rests_on_consent_shows_the_reason_and_the_alternative() {
        var permitted = (RequestDecision.Permitted)
                assessRequest.assess(employer("recruitment-consent", LawfulBasis.CONSENT, ELIGIBLE), NOW);
        assertThat(permitted.kind()).isEqualTo(ActKind.CONSENT);
        assertThat(permitted.warning().orElseThrow().warning().en())
                .contains("You do not have to say yes", "The reason given", "What you can do instead");
        assertThat(permitted.warning().orElseThrow().warning().sv()).contains("Du behöver inte säga ja");
        assertThat(permitted.after().choice()).isEqualTo(AfterDisclosure.Choice.WITHDRAW);
        assertThat(permitted.vocabulary()).extracting(Object::toString).containsExactly("dpv:PersonnelHiring");
    }

    @Test
    void a_permitted_request_carries_what_the_person_is_shown() {
        var permitted = (RequestDecision.Permitted) assessRequest.assess(
                facts(
                        "demo-fund",
                        "benefit-assessment",
                        Optional.of(LawfulBasis.LEGAL_OBLIGATION),
                        OnceOnlyCheck.NOT_DONE,
                        REGISTERED),
                NOW);
        assertThat(permitted.kind()).isEqualTo(ActKind.APPROVAL);
        assertThat(permitted.recipientName().sv()).isEqualTo("A-kassan Exempel (demo)");
        assertThat(permitted.purpose().en()).contains("unemployment benefit");
        assertThat(permitted.retention().text().en()).contains("seven years");
        assertThat(permitted.provisions()).isNotEmpty();
        assertThat(permitted.warning()).isEmpty();
    }

    @Test
    void every_combination_of_facts_has_an_answer_and_only_registered_ones_are_permitted() {
        int permitted = 0;
        for (String party : List.of("demo-employer", "demo-fund", "demo-authority", "stranger")) {
            for (String purpose :
                    List.of("recruitment", "recruitment-consent", "benefit-assessment", "case-handling", "curiosity")) {
                for (Optional<LawfulBasis> basis : Stream.concat(
                                Stream.of(Optional.<LawfulBasis>empty()),
                                Stream.of(LawfulBasis.values()).map(Optional::of))
                        .toList()) {
                    for (OnceOnlyCheck check : OnceOnlyCheck.values()) {
                        for (ClaimPath path : List.of(REGISTERED, ELIGIBLE, ClaimPath.of("personal_number"))) {
                            RequestDecision decision =
                                    assessRequest.assess(facts(party, purpose, basis, check, path), NOW);
                            boolean authorityOnConsent =
                                    party.equals("demo-authority") && basis.equals(Optional.of(LawfulBasis.CONSENT));
                            if (decision instanceof RequestDecision.Permitted) {
                                permitted++;
                                assertThat(authorityOnConsent).isFalse();
                                assertThat(path).isNotEqualTo(ClaimPath.of("personal_number"));
                            }
                        }
                    }
                }
            }
        }
        // employer: recruitment 1 claim, with consent 2; fund 1; each with both checks; authority 2 with the check done
        assertThat(permitted).isEqualTo(2 * (1 + 2 + 1) + 2);
    }
}
