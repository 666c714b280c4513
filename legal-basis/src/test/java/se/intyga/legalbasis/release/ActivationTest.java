package se.intyga.legalbasis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicyNotes;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.policy.ReleaseRules;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.Secrecy;
import se.intyga.legalbasis.rule.SignedItem;
import se.intyga.pages.Language;

/// A document type is released only when its legal record is complete and signed (L36, R49, R137).
class ActivationTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final String TYPE = "registration-certificate";
    private static final PolicySet EXAMPLES = new PolicyFiles(URI.create("https://intyga.example"))
            .examples()
            .all()
            .getFirst();

    record Gap(String missing, UnaryOperator<Activation> make) {
        @Override
        public String toString() {
            return missing;
        }
    }

    static Stream<Gap> gaps() {
        return Stream.of(
                gap(
                        "purpose",
                        g -> new Activation.Grounds(
                                Optional.empty(), g.statute(), g.dataProtectionBasis(), g.secrecyAssessment())),
                gap(
                        "statute",
                        g -> new Activation.Grounds(
                                g.purpose(), Optional.empty(), g.dataProtectionBasis(), g.secrecyAssessment())),
                gap(
                        "statute",
                        g -> new Activation.Grounds(
                                g.purpose(),
                                Optional.of(new Citation("Lag", "1 §", Optional.empty())),
                                g.dataProtectionBasis(),
                                g.secrecyAssessment())),
                gap(
                        "data_protection_basis",
                        g -> new Activation.Grounds(g.purpose(), g.statute(), Optional.empty(), g.secrecyAssessment())),
                gap(
                        "secrecy_assessment",
                        g -> new Activation.Grounds(
                                g.purpose(), g.statute(), g.dataProtectionBasis(), Optional.empty())),
                new Gap(
                        "information_class",
                        a -> new Activation(
                                a.agency(),
                                a.documentType(),
                                a.grounds(),
                                Optional.empty(),
                                a.retention(),
                                a.signed(),
                                a.citation(),
                                a.text(),
                                a.validity())),
                new Gap(
                        "retention",
                        a -> new Activation(
                                a.agency(),
                                a.documentType(),
                                a.grounds(),
                                a.informationClass(),
                                Optional.empty(),
                                a.signed(),
                                a.citation(),
                                a.text(),
                                a.validity())));
    }

    private static Gap gap(String missing, UnaryOperator<Activation.Grounds> grounds) {
        return new Gap(
                missing,
                a -> new Activation(
                        a.agency(),
                        a.documentType(),
                        grounds.apply(a.grounds()),
                        a.informationClass(),
                        a.retention(),
                        a.signed(),
                        a.citation(),
                        a.text(),
                        a.validity()));
    }

    @ParameterizedTest(name = "refused without {0}")
    @MethodSource("gaps")
    void a_type_with_a_gap_in_its_record_is_not_released(Gap gap) {
        refused(with(gap.make()), gap.missing());
    }

    @ParameterizedTest(name = "refused without {0}")
    @EnumSource
    void a_type_without_one_of_the_five_signatures_is_not_released(SignedItem item) {
        refused(with(activation -> activation.unsigned(item)), "signed." + item.wireName());
    }

    @Test
    void a_signature_counts_from_its_day() {
        Instant before = Instant.parse("2019-10-31T22:59:59Z");
        Activation activation =
                EXAMPLES.activation("arbetsformedlingen", TYPE, NOW).orElseThrow();
        assertThat(activation.missing(before)).hasSize(5).allMatch(missing -> missing.startsWith("signed."));
        assertThat(activation.missing(before.plusSeconds(1))).isEmpty();
    }

    @Test
    void a_type_without_any_record_is_not_released_and_the_reason_says_why() {
        PolicySet none = withAll(List.of());
        ReleaseDecision decision = assess(none);
        assertThat(decision.code()).isEqualTo(ReleaseCode.ISSUER_NOT_AUTHORISED);
        assertThat(decision.reasons().ruleIds()).extracting(Object::toString).containsExactly("L36", "R49");
        assertThat(PolicyNotes.of(none, NOW, Language.EN))
                .contains("[L36] " + TYPE + " of arbetsformedlingen is not active: it has no entry under activations");
        assertThat(PolicyNotes.of(none, NOW, Language.SV))
                .contains("[L36] " + TYPE + " hos arbetsformedlingen är inte aktiverad: ingen post under activations");
    }

    @Test
    void a_complete_record_is_cited_by_the_release() {
        ReleaseDecision decision = assess(EXAMPLES);
        assertThat(decision).isInstanceOf(ReleaseDecision.Allowed.class);
        assertThat(decision.reasons().ruleIds()).extracting(Object::toString).contains("L36");
        assertThat(decision.reasons().citations()).extracting(Object::toString).anyMatch(one -> one.endsWith("12 §"));
    }

    private static void refused(PolicySet policy, String missing) {
        ReleaseDecision decision = assess(policy);
        assertThat(decision.code()).isEqualTo(ReleaseCode.ISSUER_NOT_AUTHORISED);
        assertThat(decision.reasons().ruleIds()).extracting(Object::toString).containsExactly("L36", "R49");
        assertThat(PolicyNotes.of(policy, NOW, Language.EN))
                .contains("[L36] " + TYPE + " of arbetsformedlingen is not active; missing: " + missing);
    }

    private static ReleaseDecision assess(PolicySet policy) {
        return new AssessRelease(new Policies(List.of(policy)))
                .assess(
                        ReleaseFacts.toThePerson(
                                "arbetsformedlingen",
                                TYPE,
                                new RecordedRequest.Made(TYPE, NOW, "bankid"),
                                ProtectedIdentity.NO,
                                Secrecy.NONE,
                                List.of(ClaimPath.of("registered"))),
                        NOW);
    }

    private static PolicySet with(UnaryOperator<Activation> change) {
        return withAll(EXAMPLES.release().activations().stream().map(change).toList());
    }

    private static PolicySet withAll(List<Activation> activations) {
        ReleaseRules r = EXAMPLES.release();
        return new PolicySet(
                EXAMPLES.head(),
                new ReleaseRules(
                        r.issuers(),
                        r.documentTypes(),
                        activations,
                        r.electronicForms(),
                        r.secrecyAssessments(),
                        r.claimSources(),
                        r.mandates(),
                        r.protectedPersons()),
                EXAMPLES.disclosure(),
                EXAMPLES.retention());
    }
}
