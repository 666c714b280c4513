package se.intyga.legalbasis.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.decision.Replay;
import se.intyga.legalbasis.decision.ReplayOutcome;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.rule.Secrecy;

class HumanDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Policies POLICIES = new PolicyFiles(URI.create("https://intyga.example")).examples();
    private static final ReleaseCode PROTECTED = ReleaseCode.MANUAL_ONLY;
    private static final ReleaseCode UNCLEAR = ReleaseCode.SECRECY_UNCLEAR;

    private static ReleaseFacts facts(ProtectedIdentity isProtected, Secrecy secrecy, RecordedRequest request) {
        return ReleaseFacts.toThePerson(
                "arbetsformedlingen",
                "registration-certificate",
                request,
                isProtected,
                secrecy,
                List.of(ClaimPath.parse(StrictJson.value("[\"registered\"]").orElseThrow())
                        .orElseThrow()));
    }

    private static ReleaseFacts facts(ProtectedIdentity isProtected, Secrecy secrecy) {
        return facts(
                isProtected,
                secrecy,
                new RecordedRequest.Made("registration-certificate", NOW.minusSeconds(60), "BANKID"));
    }

    private static HumanDecision.Release release(ReleaseCode... lifted) {
        return new HumanDecision.Release(
                Set.of(lifted), "CASE:one", NOW.minusSeconds(10), NOW.plus(Duration.ofDays(14)));
    }

    private static ReleaseDecision assess(ReleaseFacts facts, Instant at) {
        return new AssessRelease(POLICIES).assess(facts, at);
    }

    @Test
    void row_5_a_protected_persons_document_is_released_when_a_case_handler_said_so() {
        ReleaseFacts facts = facts(ProtectedIdentity.YES, Secrecy.NONE);

        assertThat(assess(facts, NOW).code()).isEqualTo(PROTECTED);
        ReleaseDecision decided = assess(facts.after(release(PROTECTED)), NOW);
        assertThat(decided.code()).isEqualTo(ReleaseCode.ALLOWED);
        assertThat(decided.reasons().ruleIds()).extracting(Object::toString).contains("L7", "R34");
    }

    @Test
    void row_7_what_was_unclear_is_released_when_a_case_handler_said_so() {
        ReleaseFacts facts = facts(ProtectedIdentity.NO, Secrecy.UNCLEAR);

        assertThat(assess(facts, NOW).code()).isEqualTo(UNCLEAR);
        assertThat(assess(facts.after(release(UNCLEAR)), NOW).code()).isEqualTo(ReleaseCode.ALLOWED);
    }

    @Test
    void the_case_names_every_ground_so_that_one_decision_is_enough() {
        var manual = (ReleaseDecision.Manual) assess(facts(ProtectedIdentity.YES, Secrecy.UNCLEAR), NOW);

        assertThat(manual.forHandler().orElseThrow().grounds()).containsExactlyInAnyOrder(PROTECTED, UNCLEAR);
        assertThat(manual.forHandler().orElseThrow().fourEyes()).isFalse();
    }

    @Test
    void one_ground_that_was_not_decided_on_still_stands() {
        ReleaseFacts facts = facts(ProtectedIdentity.YES, Secrecy.UNCLEAR);

        assertThat(assess(facts.after(release(PROTECTED)), NOW).code()).isEqualTo(UNCLEAR);
        assertThat(assess(facts.after(release(UNCLEAR)), NOW).code()).isEqualTo(PROTECTED);
    }

    @Test
    void row_6_what_is_secret_is_never_released_by_a_decision_on_what_was_unclear() {
        assertThat(assess(facts(ProtectedIdentity.YES, Secrecy.APPLIES).after(release(PROTECTED, UNCLEAR)), NOW)
                        .code())
                .isEqualTo(ReleaseCode.SECRECY);
    }

    @Test
    void row_1_no_decision_stands_in_for_the_persons_own_request() {
        ReleaseFacts facts = facts(ProtectedIdentity.YES, Secrecy.NONE, new RecordedRequest.NotMade());

        assertThat(assess(facts.after(release(PROTECTED)), NOW).code()).isEqualTo(ReleaseCode.NO_REQUEST);
    }

    @Test
    void a_decision_is_good_from_its_instant_until_its_end() {
        ReleaseFacts facts = facts(ProtectedIdentity.YES, Secrecy.NONE).after(release(PROTECTED));

        assertThat(assess(facts, NOW.minusSeconds(11)).code()).isEqualTo(PROTECTED);
        assertThat(assess(facts, NOW.plus(Duration.ofDays(14))).code()).isEqualTo(PROTECTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleaseCode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MANUAL_ONLY", "SECRECY_UNCLEAR"})
    void nobody_can_decide_on_what_the_table_denies(ReleaseCode code) {
        assertThatThrownBy(() -> release(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_kept_decision_that_rests_on_a_case_handlers_is_made_again_the_same() {
        ReleaseFacts facts = facts(ProtectedIdentity.YES, Secrecy.UNCLEAR).after(release(PROTECTED, UNCLEAR));
        DecisionRecord kept = DecisionRecord.of(facts, NOW, assess(facts, NOW));

        assertThat(new Replay(POLICIES)
                        .replay(DecisionRecord.parse(kept.toJson()).orElseThrow()))
                .isEqualTo(new ReplayOutcome.Reproduced("ALLOWED"));
        assertThat(ReleaseFactsJson.read(ReleaseFactsJson.write(facts))).contains(facts);
        String without = kept.toJson().replaceAll("\"human_decision\":\\{[^}]*},", "");
        assertThat(without).isNotEqualTo(kept.toJson());
        assertThat(new Replay(POLICIES).replay(DecisionRecord.parse(without).orElseThrow()))
                .isEqualTo(new ReplayOutcome.Different("ALLOWED", "MANUAL_ONLY"));
    }
}
