package se.intyga.legalbasis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.Chance;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.policy.DisclosureRules;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.policy.ReleaseRules;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.RetentionPeriod;
import se.intyga.legalbasis.rule.Secrecy;
import se.intyga.legalbasis.rule.SecrecyAssessment;
import se.intyga.legalbasis.rule.SignedItem;
import se.intyga.legalbasis.rule.SourceCategory;

/// Monotonicity, over policies and facts made by chance: taking a permission away, ending one, or adding a restriction
/// never turns a refusal into a release.
class ReleaseNeverOpensTest {
    private static final int WORLDS = 3_000;
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    /// One way to make the policy stricter for the type of the facts.
    record Stricter(String name, PolicySet policy) {}

    @Test
    void a_stricter_policy_never_opens() {
        int allowed = 0;
        int closed = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            var chance = new Chance(seed);
            PolicySet policy = policy(chance.releaseRules(), chance.retention());
            ReleaseFacts facts = facts(chance);
            boolean before = allows(policy, facts);
            allowed += before ? 1 : 0;
            for (Stricter stricter : stricter(policy, facts)) {
                boolean after = allows(stricter.policy(), facts);
                assertThat(after && !before)
                        .as("seed %s: %s opens %s", seed, stricter.name(), facts)
                        .isFalse();
                closed += before && !after ? 1 : 0;
            }
        }
        // the property would hold of an engine that refuses everything: this one does not
        assertThat(allowed).isGreaterThan(WORLDS / 50);
        assertThat(closed).isGreaterThan(allowed * 10);
    }

    @Test
    void stricter_facts_never_open() {
        for (long seed = 0; seed < WORLDS; seed++) {
            var chance = new Chance(seed);
            PolicySet policy = policy(chance.releaseRules(), chance.retention());
            ReleaseFacts facts = facts(chance);
            if (allows(policy, facts)) {
                continue;
            }
            for (ReleaseFacts stricter : stricter(facts)) {
                assertThat(allows(policy, stricter))
                        .as("seed %s: %s made stricter: %s", seed, facts, stricter)
                        .isFalse();
            }
        }
    }

    private static boolean allows(PolicySet policy, ReleaseFacts facts) {
        return new AssessRelease(new Policies(List.of(policy))).assess(facts, NOW) instanceof ReleaseDecision.Allowed;
    }

    private static PolicySet policy(ReleaseRules rules, List<RetentionPeriod> retention) {
        return new PolicySet(PolicySet.none().head(), rules, DisclosureRules.none(), retention);
    }

    private static ReleaseFacts facts(Chance chance) {
        String type = chance.any(Chance.TYPES);
        return new ReleaseFacts(
                chance.any(Chance.AGENCIES),
                type,
                chance.in(10) ? chance.any(Medium.values()) : Medium.AUTOMATED_PROCESSING,
                chance.in(10) ? chance.any(Recipient.values()) : Recipient.DATA_SUBJECT,
                chance.in(6) ? StatedReleaseBasis.CONSENT : StatedReleaseBasis.REQUEST_FOR_PUBLIC_DOCUMENT,
                chance.in(8) ? new RecordedRequest.NotMade() : new RecordedRequest.Made(type, NOW, "bankid"),
                chance.in(2) ? new Hosting.NotHosted() : new Hosting.HostedBy("o"),
                chance.in(6) ? chance.any(ProtectedIdentity.values()) : ProtectedIdentity.NO,
                chance.in(6) ? chance.any(Secrecy.values()) : Secrecy.NONE,
                chance.in(2) ? List.of(ClaimPath.of("x")) : chance.some(Chance.CLAIMS));
    }

    private static List<ReleaseFacts> stricter(ReleaseFacts f) {
        return List.of(
                copy(f, f.request(), ProtectedIdentity.YES, f.caseSecrecy(), f.hosting()),
                copy(f, f.request(), ProtectedIdentity.UNKNOWN, f.caseSecrecy(), f.hosting()),
                copy(f, f.request(), f.protectedIdentity(), f.caseSecrecy().and(Secrecy.UNCLEAR), f.hosting()),
                copy(f, f.request(), f.protectedIdentity(), Secrecy.APPLIES, f.hosting()),
                copy(f, new RecordedRequest.NotMade(), f.protectedIdentity(), f.caseSecrecy(), f.hosting()),
                copy(f, f.request(), f.protectedIdentity(), f.caseSecrecy(), new Hosting.HostedBy("stranger")));
    }

    private static ReleaseFacts copy(
            ReleaseFacts f, RecordedRequest request, ProtectedIdentity identity, Secrecy secrecy, Hosting hosting) {
        return new ReleaseFacts(
                f.agency(),
                f.documentType(),
                f.medium(),
                f.recipient(),
                f.basis(),
                request,
                hosting,
                identity,
                secrecy,
                f.claims());
    }

    private static List<Stricter> stricter(PolicySet p, ReleaseFacts f) {
        ReleaseRules r = p.release();
        var all = new ArrayList<Stricter>();
        all.add(new Stricter("no listing", rules(p, List.of(), r.activations(), r.electronicForms(), r.mandates())));
        all.add(new Stricter("no activation", rules(p, r.issuers(), List.of(), r.electronicForms(), r.mandates())));
        all.add(new Stricter("no electronic form", rules(p, r.issuers(), r.activations(), List.of(), r.mandates())));
        all.add(new Stricter("no mandate", rules(p, r.issuers(), r.activations(), r.electronicForms(), List.of())));
        all.add(new Stricter("no retention", policy(r, List.of())));
        all.add(new Stricter(
                "listing ended",
                rules(
                        p,
                        each(r.issuers(), ReleaseNeverOpensTest::ended),
                        r.activations(),
                        r.electronicForms(),
                        r.mandates())));
        all.add(new Stricter(
                "activation ended",
                rules(
                        p,
                        r.issuers(),
                        each(r.activations(), one -> valid(one, Chance.ENDED)),
                        r.electronicForms(),
                        r.mandates())));
        all.add(new Stricter(
                "form ended",
                rules(
                        p,
                        r.issuers(),
                        r.activations(),
                        each(r.electronicForms(), ReleaseNeverOpensTest::ended),
                        r.mandates())));
        all.add(new Stricter(
                "mandate ended",
                rules(
                        p,
                        r.issuers(),
                        r.activations(),
                        r.electronicForms(),
                        each(r.mandates(), ReleaseNeverOpensTest::ended))));
        for (SignedItem item : SignedItem.values()) {
            all.add(new Stricter(
                    "unsigned " + item,
                    rules(
                            p,
                            r.issuers(),
                            each(r.activations(), one -> one.unsigned(item)),
                            r.electronicForms(),
                            r.mandates())));
        }
        for (Secrecy secrecy : List.of(Secrecy.UNCLEAR, Secrecy.APPLIES)) {
            all.add(new Stricter(
                    "secrecy " + secrecy + " added",
                    restricted(
                            p,
                            with(
                                    r.secrecyAssessments(),
                                    new SecrecyAssessment(
                                            f.agency(),
                                            f.documentType(),
                                            secrecy,
                                            Chance.CITED,
                                            Chance.TEXT,
                                            Chance.ALWAYS)),
                            r.claimSources())));
        }
        all.add(new Stricter("no assessment", restricted(p, List.of(), r.claimSources())));
        all.add(new Stricter("no categories", restricted(p, r.secrecyAssessments(), List.of())));
        all.add(new Stricter(
                "a handler's note added",
                restricted(
                        p,
                        r.secrecyAssessments(),
                        with(
                                r.claimSources(),
                                new ClaimSource(
                                        f.agency(),
                                        f.documentType(),
                                        ClaimPath.of("x"),
                                        SourceCategory.HANDLER_NOTE,
                                        Optional.empty(),
                                        Chance.CITED,
                                        Chance.TEXT,
                                        Chance.ALWAYS)))));
        return all;
    }

    private static PolicySet rules(
            PolicySet p,
            List<IssuerListing> issuers,
            List<Activation> activations,
            List<ElectronicForm> forms,
            List<Mandate> mandates) {
        ReleaseRules r = p.release();
        return policy(
                new ReleaseRules(
                        issuers,
                        r.documentTypes(),
                        activations,
                        forms,
                        r.secrecyAssessments(),
                        r.claimSources(),
                        mandates,
                        r.protectedPersons()),
                p.retention());
    }

    private static PolicySet restricted(PolicySet p, List<SecrecyAssessment> secrecy, List<ClaimSource> sources) {
        ReleaseRules r = p.release();
        return policy(
                new ReleaseRules(
                        r.issuers(),
                        r.documentTypes(),
                        r.activations(),
                        r.electronicForms(),
                        secrecy,
                        sources,
                        r.mandates(),
                        r.protectedPersons()),
                p.retention());
    }

    private static <T> List<T> each(List<T> entries, Function<T, T> change) {
        return entries.stream().map(change).toList();
    }

    private static <T> List<T> with(List<T> entries, T more) {
        var all = new ArrayList<>(entries);
        all.add(more);
        return all;
    }

    private static IssuerListing ended(IssuerListing one) {
        return new IssuerListing(
                one.agency(), one.documentType(), one.legalForm(), one.citation(), one.text(), Chance.ENDED);
    }

    private static Activation valid(Activation one, Validity validity) {
        return new Activation(
                one.agency(),
                one.documentType(),
                one.grounds(),
                one.informationClass(),
                one.retention(),
                one.signed(),
                one.citation(),
                one.text(),
                validity);
    }

    private static ElectronicForm ended(ElectronicForm one) {
        return new ElectronicForm(
                one.agency(),
                one.documentType(),
                one.medium(),
                one.recipient(),
                one.support(),
                one.decisionReference(),
                one.citation(),
                one.text(),
                Chance.ENDED);
    }

    private static Mandate ended(Mandate one) {
        return new Mandate(
                one.operator(),
                one.agency(),
                one.documentTypes(),
                one.reference(),
                one.readsValues(),
                one.decisionReference(),
                one.citation(),
                one.text(),
                Chance.ENDED);
    }
}
