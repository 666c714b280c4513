package se.intyga.legalbasis.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.DecisionTableReport;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.reason.OutsideAnswer;
import se.intyga.legalbasis.rule.RequestedClaims;

/// Requirements 5.4, rows 5 to 10, over the example policies.
class DisclosureDecisionTableTest {
    @RegisterExtension
    static final DecisionTableReport REPORT =
            new DecisionTableReport("5.4", 2, "The disclosure, when the person has answered (rows 5 to 10)");

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private static final String VCT =
            "https://intyga.example/issuers/arbetsformedlingen/types/registration-certificate/1";
    private static final List<RequestedClaims> CLAIMS = asking(ClaimPath.of("registered"));

    private final AssessDisclosure assessDisclosure =
            new AssessDisclosure(new PolicyFiles(URI.create("https://intyga.example")).examples());

    static List<RequestedClaims> asking(ClaimPath... paths) {
        return List.of(new RequestedClaims(VCT, List.of(paths)));
    }

    record Row(String name, DisclosureFacts facts, DisclosureCode code) {
        @Override
        public String toString() {
            return name + " " + code;
        }
    }

    static DisclosureFacts approval(ActState state, EventCondition condition, RecipientScope recipients) {
        return new DisclosureFacts(
                "demo-fund",
                "benefit-assessment",
                Optional.of(LawfulBasis.LEGAL_OBLIGATION),
                ActKind.APPROVAL,
                state,
                condition,
                recipients,
                Set.of(),
                CLAIMS);
    }

    static DisclosureFacts act(String party, String purpose, LawfulBasis basis, ActKind act, Set<ConsentElement> has) {
        return new DisclosureFacts(
                party,
                purpose,
                Optional.of(basis),
                act,
                ActState.PRESENT,
                EventCondition.NONE,
                RecipientScope.THIS_RECIPIENT,
                has,
                CLAIMS);
    }

    static Stream<Row> rows() {
        var none = EventCondition.NONE;
        var one = RecipientScope.THIS_RECIPIENT;
        return Stream.of(
                new Row(
                        "row 5: approval missing",
                        approval(ActState.MISSING, none, one),
                        DisclosureCode.APPROVAL_MISSING),
                new Row("row 5: approval expired", approval(ActState.EXPIRED, none, one), DisclosureCode.EXPIRED),
                new Row("row 5: approval already used", approval(ActState.USED, none, one), DisclosureCode.USED),
                new Row(
                        "row 5: approval for another instance",
                        approval(ActState.OTHER_INSTANCE, none, one),
                        DisclosureCode.INSTANCE_MISMATCH),
                new Row(
                        "row 6: approval of a future event",
                        approval(ActState.PRESENT, EventCondition.FUTURE_EVENT, one),
                        DisclosureCode.FUTURE_EVENT),
                new Row(
                        "row 7: more than one recipient",
                        approval(ActState.PRESENT, none, RecipientScope.SEVERAL),
                        DisclosureCode.RECIPIENT_NOT_SINGLE),
                new Row(
                        "row 7: any recipient",
                        approval(ActState.PRESENT, none, RecipientScope.WILDCARD),
                        DisclosureCode.RECIPIENT_NOT_SINGLE),
                new Row(
                        "row 8: agreement while switched off",
                        act(
                                "demo-fund",
                                "benefit-assessment",
                                LawfulBasis.LEGAL_OBLIGATION,
                                ActKind.AGREEMENT,
                                Set.of()),
                        DisclosureCode.AGREEMENT_MODE_DISABLED),
                new Row(
                        "row 9: private, consent with all elements",
                        DisclosureFacts.consented("demo-employer", "recruitment-consent", CLAIMS),
                        DisclosureCode.ALLOWED_ONCE),
                new Row(
                        "row 9: a consent without expiry is none",
                        act(
                                "demo-employer",
                                "recruitment-consent",
                                LawfulBasis.CONSENT,
                                ActKind.CONSENT,
                                EnumSet.complementOf(EnumSet.of(ConsentElement.EXPIRY))),
                        DisclosureCode.CONSENT_INCOMPLETE),
                new Row(
                        "row 9: an approval is never read as a consent",
                        act(
                                "demo-employer",
                                "recruitment-consent",
                                LawfulBasis.CONSENT,
                                ActKind.APPROVAL,
                                EnumSet.allOf(ConsentElement.class)),
                        DisclosureCode.ACT_NOT_FOR_BASIS),
                new Row(
                        "row 10: private, law, approval present",
                        DisclosureFacts.approved(
                                "demo-fund", "benefit-assessment", LawfulBasis.LEGAL_OBLIGATION, CLAIMS),
                        DisclosureCode.ALLOWED_ONCE),
                new Row(
                        "row 10: authority, public task, approval present",
                        DisclosureFacts.approved("demo-authority", "case-handling", LawfulBasis.PUBLIC_TASK, CLAIMS),
                        DisclosureCode.ALLOWED_ONCE),
                new Row(
                        "row 10: a consent is never read as an approval",
                        act(
                                "demo-fund",
                                "benefit-assessment",
                                LawfulBasis.LEGAL_OBLIGATION,
                                ActKind.CONSENT,
                                EnumSet.allOf(ConsentElement.class)),
                        DisclosureCode.ACT_NOT_FOR_BASIS),
                new Row(
                        "row 2 again: a claim that the purpose is not registered for (any more)",
                        DisclosureFacts.approved(
                                "demo-fund",
                                "benefit-assessment",
                                LawfulBasis.LEGAL_OBLIGATION,
                                asking(ClaimPath.of("registered"), ClaimPath.of("eligible_for_placement"))),
                        DisclosureCode.OVER_ASKING),
                new Row(
                        "row 2 again: no claims named",
                        DisclosureFacts.approved(
                                "demo-fund", "benefit-assessment", LawfulBasis.LEGAL_OBLIGATION, List.of()),
                        DisclosureCode.OVER_ASKING),
                new Row(
                        "row 3 again: an employer on consent, for a purpose without reason and alternative",
                        DisclosureFacts.consented("demo-employer", "recruitment", CLAIMS),
                        DisclosureCode.CONSENT_NOT_AVAILABLE),
                new Row(
                        "row 3 again: an authority on consent",
                        DisclosureFacts.consented("demo-authority", "case-handling", CLAIMS),
                        DisclosureCode.CONSENT_NOT_AVAILABLE),
                new Row(
                        "row 1 again: a relying party that is not registered (any more)",
                        DisclosureFacts.approved("stranger", "recruitment", LawfulBasis.CONTRACT, CLAIMS),
                        DisclosureCode.VERIFIER_NOT_REGISTERED),
                new Row(
                        "row 1 again: a purpose that is not registered (any more)",
                        DisclosureFacts.approved("demo-fund", "recruitment", LawfulBasis.CONTRACT, CLAIMS),
                        DisclosureCode.PURPOSE_NOT_REGISTERED),
                new Row(
                        "no row: a ground that is not registered (any more)",
                        DisclosureFacts.approved("demo-fund", "benefit-assessment", LawfulBasis.CONTRACT, CLAIMS),
                        DisclosureCode.BASIS_NOT_REGISTERED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void decides_as_the_table_says(Row row) {
        DisclosureDecision decision = assessDisclosure.assess(row.facts(), NOW);
        REPORT.decided(
                row.name(),
                row.code() == DisclosureCode.ALLOWED_ONCE ? "ALLOW once" : "DENY",
                row.code().name(),
                decision instanceof DisclosureDecision.AllowedOnce ? "ALLOW once" : "DENY",
                decision.reasons());
        assertThat(decision.code()).isEqualTo(row.code());
        assertThat(decision.reasons().ruleIds()).isNotEmpty();
        assertThat(decision.toldOutside())
                .isEqualTo(
                        row.code() == DisclosureCode.ALLOWED_ONCE
                                ? OutsideAnswer.AVAILABLE
                                : OutsideAnswer.NOT_AVAILABLE);
    }

    @Test
    void every_row_of_the_second_half_has_a_case() {
        assertThat(rows().map(row -> row.name().split(":", 2)[0]))
                .contains("row 5", "row 6", "row 7", "row 8", "row 9", "row 10");
    }

    @Test
    void what_is_allowed_is_logged_as_the_act_it_was() {
        var consent = (DisclosureDecision.AllowedOnce)
                assessDisclosure.assess(DisclosureFacts.consented("demo-employer", "recruitment-consent", CLAIMS), NOW);
        assertThat(consent.kind()).isEqualTo(ActKind.CONSENT);
        var approval = (DisclosureDecision.AllowedOnce) assessDisclosure.assess(
                DisclosureFacts.approved("demo-fund", "benefit-assessment", LawfulBasis.LEGAL_OBLIGATION, CLAIMS), NOW);
        assertThat(approval.kind()).isEqualTo(ActKind.APPROVAL);
        assertThat(approval.basis()).isEqualTo(LawfulBasis.LEGAL_OBLIGATION);
        assertThat(approval.provisions()).isNotEmpty();
    }

    @Test
    void every_combination_of_facts_has_an_answer_and_nothing_but_a_whole_act_is_allowed() {
        int allowed = 0;
        for (DisclosureFacts facts : everyKindOfFacts()) {
            DisclosureDecision decision = assessDisclosure.assess(facts, NOW);
            if (decision instanceof DisclosureDecision.AllowedOnce once) {
                allowed++;
                assertThat(facts.state()).isEqualTo(ActState.PRESENT);
                assertThat(facts.condition()).isEqualTo(EventCondition.NONE);
                assertThat(facts.recipients()).isEqualTo(RecipientScope.THIS_RECIPIENT);
                assertThat(facts.claims()).isEqualTo(CLAIMS);
                assertThat(once.after().basis()).isEqualTo(once.basis());
                assertThat(once.kind() == ActKind.CONSENT).isEqualTo(once.basis() == LawfulBasis.CONSENT);
            } else {
                assertThat(decision.toldToPerson().sv()).isNotBlank();
            }
        }
        // approval on three registered grounds with any elements; consent once, with all of them
        assertThat(allowed).isEqualTo(3 * 32 + 1);
    }

    static List<DisclosureFacts> everyKindOfFacts() {
        var all = new ArrayList<DisclosureFacts>();
        for (List<String> purpose : List.of(
                List.of("demo-employer", "recruitment"),
                List.of("demo-employer", "recruitment-consent"),
                List.of("demo-fund", "benefit-assessment"),
                List.of("demo-authority", "case-handling"),
                List.of("demo-authority", "recruitment"),
                List.of("stranger", "recruitment"))) {
            for (Optional<LawfulBasis> basis : everyBasis()) {
                for (ActKind act : ActKind.values()) {
                    for (ActState state : ActState.values()) {
                        for (EventCondition condition : EventCondition.values()) {
                            for (RecipientScope recipients : RecipientScope.values()) {
                                for (Set<ConsentElement> elements : everySetOfElements()) {
                                    for (List<RequestedClaims> claims : everyKindOfClaims()) {
                                        all.add(new DisclosureFacts(
                                                purpose.get(0),
                                                purpose.get(1),
                                                basis,
                                                act,
                                                state,
                                                condition,
                                                recipients,
                                                elements,
                                                claims));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Optional<LawfulBasis>> everyBasis() {
        return Stream.concat(
                        Stream.of(Optional.<LawfulBasis>empty()),
                        Stream.of(LawfulBasis.values()).map(Optional::of))
                .toList();
    }

    private static List<List<RequestedClaims>> everyKindOfClaims() {
        return List.of(CLAIMS, List.of(), asking(ClaimPath.of("registered"), ClaimPath.of("personal_number")));
    }

    private static List<Set<ConsentElement>> everySetOfElements() {
        var sets = new ArrayList<Set<ConsentElement>>();
        sets.add(EnumSet.noneOf(ConsentElement.class));
        for (ConsentElement element : ConsentElement.values()) {
            for (Set<ConsentElement> smaller : List.copyOf(sets)) {
                var with = EnumSet.of(element);
                with.addAll(smaller);
                sets.add(with);
            }
        }
        return sets;
    }
}
