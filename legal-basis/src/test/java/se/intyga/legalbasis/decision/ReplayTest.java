package se.intyga.legalbasis.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.ActState;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.AssessRequest;
import se.intyga.legalbasis.disclosure.ConsentElement;
import se.intyga.legalbasis.disclosure.DisclosureFacts;
import se.intyga.legalbasis.disclosure.EventCondition;
import se.intyga.legalbasis.disclosure.OnceOnlyCheck;
import se.intyga.legalbasis.disclosure.RecipientScope;
import se.intyga.legalbasis.disclosure.RequestFacts;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicyVersion;
import se.intyga.legalbasis.release.AssessRelease;
import se.intyga.legalbasis.release.Hosting;
import se.intyga.legalbasis.release.ProtectedIdentity;
import se.intyga.legalbasis.release.RecordedRequest;
import se.intyga.legalbasis.release.ReleaseFacts;
import se.intyga.legalbasis.release.StatedReleaseBasis;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.Secrecy;

class ReplayTest {
    private static final int SAMPLE = 5_000;
    private static final String VCT =
            "https://intyga.example/issuers/arbetsformedlingen/types/registration-certificate/1";

    private static final List<RequestedClaims> CLAIMS =
            List.of(new RequestedClaims(VCT, List.of(ClaimPath.of("registered"))));

    private final Policies policies = new PolicyFiles(URI.create("https://intyga.example")).examples();
    private final Replay replay = new Replay(policies);

    @Test
    void any_stored_decision_is_reproduced_from_its_facts_and_version() {
        var random = new Random(20261121);
        for (int i = 0; i < SAMPLE; i++) {
            Instant at = Instant.parse("2019-06-01T00:00:00Z").plusSeconds(random.nextInt(10 * 365 * 86_400));
            ReleaseFacts release = release(random, at);
            RequestFacts request = request(random);
            DisclosureFacts disclosure = disclosure(random);
            reproduces(DecisionRecord.of(release, at, new AssessRelease(policies).assess(release, at)));
            reproduces(DecisionRecord.of(request, at, new AssessRequest(policies).assess(request, at)));
            reproduces(DecisionRecord.of(disclosure, at, new AssessDisclosure(policies).assess(disclosure, at)));
        }
    }

    private void reproduces(DecisionRecord decision) {
        DecisionRecord stored = DecisionRecord.parse(decision.toJson()).orElseThrow();
        assertThat(stored).isEqualTo(decision);
        assertThat(stored.toJson()).isEqualTo(decision.toJson());
        assertThat(replay.replay(stored)).isEqualTo(new ReplayOutcome.Reproduced(decision.code()));
    }

    @Test
    void a_changed_answer_is_noticed() {
        Instant at = Instant.parse("2026-06-01T10:00:00Z");
        DisclosureFacts facts =
                DisclosureFacts.approved("demo-fund", "benefit-assessment", LawfulBasis.LEGAL_OBLIGATION, CLAIMS);
        DecisionRecord honest = DecisionRecord.of(facts, at, new AssessDisclosure(policies).assess(facts, at));
        var changed = new DecisionRecord(
                honest.question(), honest.at(), honest.facts(), honest.policyVersion(), "APPROVAL_MISSING", List.of());
        assertThat(replay.replay(changed)).isEqualTo(new ReplayOutcome.Different("APPROVAL_MISSING", "ALLOWED_ONCE"));
    }

    @Test
    void a_version_that_is_gone_and_facts_that_are_none_are_said_so() {
        Instant at = Instant.parse("2026-06-01T10:00:00Z");
        DisclosureFacts facts = DisclosureFacts.consented("demo-employer", "recruitment-consent", CLAIMS);
        DecisionRecord honest = DecisionRecord.of(facts, at, new AssessDisclosure(policies).assess(facts, at));
        assertThat(replay.replay(new DecisionRecord(
                        honest.question(),
                        at,
                        honest.facts(),
                        new PolicyVersion("older", "ab"),
                        honest.code(),
                        List.of())))
                .isInstanceOf(ReplayOutcome.VersionUnknown.class);
        assertThat(replay.replay(new DecisionRecord(
                        DecisionRecord.Question.RELEASE,
                        at,
                        honest.facts(),
                        honest.policyVersion(),
                        honest.code(),
                        List.of())))
                .isInstanceOf(ReplayOutcome.Unreadable.class);
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static ReleaseFacts release(Random random, Instant at) {
        String type = any(
                random, List.of("registration-certificate", "unemployment-certificate", "action-plan", "unheard-of"));
        RecordedRequest request = random.nextInt(4) == 0
                ? new RecordedRequest.NotMade()
                : new RecordedRequest.Made(type, at.minusSeconds(random.nextInt(100)), "freja");
        Hosting hosting = random.nextBoolean()
                ? new Hosting.NotHosted()
                : new Hosting.HostedBy(any(random, List.of("demo-operator", "x")));
        return new ReleaseFacts(
                any(random, List.of("arbetsformedlingen", "csn")),
                type,
                any(random, Medium.values()),
                any(random, Recipient.values()),
                any(random, StatedReleaseBasis.values()),
                request,
                hosting,
                any(random, ProtectedIdentity.values()),
                any(random, Secrecy.values()),
                paths(random));
    }

    private static List<ClaimPath> paths(Random random) {
        var paths = new ArrayList<ClaimPath>();
        for (String name : List.of("registered", "registration_date", "handler_note", "preferred_municipalities")) {
            if (random.nextBoolean()) {
                paths.add(
                        random.nextInt(3) == 0
                                ? ClaimPath.of(name).then(new ClaimPath.Index(random.nextInt(3)))
                                : ClaimPath.of(name));
            }
        }
        return paths;
    }

    private static RequestFacts request(Random random) {
        return new RequestFacts(
                any(random, List.of("demo-employer", "demo-fund", "demo-authority", "x")),
                any(random, List.of("recruitment", "recruitment-consent", "benefit-assessment", "case-handling")),
                basis(random),
                claims(random),
                any(random, OnceOnlyCheck.values()));
    }

    private static List<RequestedClaims> claims(Random random) {
        return List.of(new RequestedClaims(any(random, List.of(VCT, "urn:other")), paths(random)));
    }

    private static DisclosureFacts disclosure(Random random) {
        var elements = EnumSet.noneOf(ConsentElement.class);
        for (ConsentElement element : ConsentElement.values()) {
            if (random.nextInt(5) > 0) {
                elements.add(element);
            }
        }
        return new DisclosureFacts(
                any(random, List.of("demo-employer", "demo-fund", "demo-authority", "x")),
                any(random, List.of("recruitment", "recruitment-consent", "benefit-assessment", "case-handling")),
                basis(random),
                any(random, ActKind.values()),
                any(random, ActState.values()),
                any(random, EventCondition.values()),
                any(random, RecipientScope.values()),
                elements,
                claims(random));
    }

    private static Optional<LawfulBasis> basis(Random random) {
        return random.nextInt(8) == 0 ? Optional.empty() : Optional.of(any(random, LawfulBasis.values()));
    }
}
