package se.intyga.legalbasis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.AssessRequest;
import se.intyga.legalbasis.disclosure.DisclosureDecision;
import se.intyga.legalbasis.disclosure.DisclosureFacts;
import se.intyga.legalbasis.disclosure.OnceOnlyCheck;
import se.intyga.legalbasis.disclosure.RequestDecision;
import se.intyga.legalbasis.disclosure.RequestFacts;
import se.intyga.legalbasis.policy.DisclosureRules;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyHead;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.policy.PolicyVersion;
import se.intyga.legalbasis.policy.ReleaseRules;
import se.intyga.legalbasis.rule.ClaimFlag;
import se.intyga.legalbasis.rule.ClaimNeed;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.ConsentTerms;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.InformationClass;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.Relation;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.Retention;

/// One employer with one purpose, on law, contract and consent, and two claims: a policy a test can turn one thing of.
public record World(RelyingParty.PrivateParty party, List<ClaimRule> rules) {
    public static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    public static final String VCT = "urn:example:type";
    public static final ClaimPath CLAIM = ClaimPath.of("claim");
    public static final ClaimPath PREDICATE = ClaimPath.of("predicate");
    public static final InformationClass CLASS = new InformationClass(2, 2, 2);

    public static World of(Set<ClaimFlag> flags, List<ClaimNeed> needs) {
        var purpose = new Purpose<>(
                "purpose",
                Chance.TEXT,
                List.of(
                        new Ground.OfPrivateParty(LawfulBasis.LEGAL_OBLIGATION, List.of(Chance.CITED)),
                        new Ground.OfPrivateParty(LawfulBasis.CONTRACT, List.of()),
                        new Ground.OfPrivateParty(LawfulBasis.CONSENT, List.of())),
                List.of(new RequestedClaims(VCT, List.of(CLAIM, PREDICATE))),
                needs,
                List.of(),
                new Retention(Period.ofDays(30), Chance.TEXT),
                Optional.of(new ConsentTerms(Chance.TEXT, Chance.TEXT)),
                Chance.CITED,
                Chance.ALWAYS);
        var party = new RelyingParty.PrivateParty(
                "party", Chance.TEXT, "5560000001", Relation.EMPLOYER, List.of(purpose), Chance.CITED, Chance.ALWAYS);
        return new World(
                party,
                List.of(
                        rule(CLAIM, flags, Optional.of(new ClaimRule.Predicate(PREDICATE, Chance.TEXT))),
                        rule(PREDICATE, Set.of(), Optional.empty())));
    }

    private static ClaimRule rule(ClaimPath path, Set<ClaimFlag> flags, Optional<ClaimRule.Predicate> predicate) {
        return new ClaimRule(VCT, path, CLASS, flags, predicate, Chance.CITED, Chance.TEXT, Chance.ALWAYS);
    }

    public World with(ClaimRule rule) {
        var more = new ArrayList<>(rules);
        more.add(rule);
        return new World(party, more);
    }

    public World withoutRules() {
        return new World(party, List.of());
    }

    public World groundsCiting(Citation provision) {
        return purpose(p -> copy(
                p,
                p.grounds().stream()
                        .map(ground -> new Ground.OfPrivateParty(ground.basis(), List.of(provision)))
                        .toList(),
                p.claimSets(),
                p.needs(),
                p.consentTerms(),
                p.validity()));
    }

    public World purpose(UnaryOperator<Purpose<Ground.OfPrivateParty>> change) {
        return party(one -> new RelyingParty.PrivateParty(
                one.id(),
                one.name(),
                one.organisationNumber(),
                one.relation(),
                one.purposes().stream().map(change).toList(),
                one.citation(),
                one.validity()));
    }

    public World party(UnaryOperator<RelyingParty.PrivateParty> change) {
        return new World(change.apply(party), rules);
    }

    /// The purpose with other grounds, claims, needs, terms and days.
    public static Purpose<Ground.OfPrivateParty> copy(
            Purpose<Ground.OfPrivateParty> p,
            List<Ground.OfPrivateParty> grounds,
            List<RequestedClaims> claims,
            List<ClaimNeed> needs,
            Optional<ConsentTerms> terms,
            Validity validity) {
        return new Purpose<>(
                p.id(), p.text(), grounds, claims, needs, p.vocabulary(), p.retention(), terms, p.citation(), validity);
    }

    public PolicySet policy(String label, String effectiveFrom) {
        return new PolicySet(
                new PolicyHead(
                        new PolicyVersion(label, "0".repeat(64)), false, LocalDate.parse(effectiveFrom), List.of()),
                ReleaseRules.none(),
                new DisclosureRules(List.of(party), rules, List.of()),
                List.of());
    }

    public RequestDecision ask(LawfulBasis ground, ClaimPath... claims) {
        return ask(new Policies(List.of(policy("world", "2020-01-01"))), NOW, ground, claims);
    }

    public DisclosureDecision disclose(LawfulBasis ground, ClaimPath... claims) {
        return disclose(new Policies(List.of(policy("world", "2020-01-01"))), NOW, ground, claims);
    }

    public static RequestDecision ask(Policies policies, Instant at, LawfulBasis ground, ClaimPath... claims) {
        return new AssessRequest(policies)
                .assess(
                        new RequestFacts(
                                "party", "purpose", Optional.of(ground), asked(claims), OnceOnlyCheck.NOT_DONE),
                        at);
    }

    /// The person's own part is whole: an approval, or a consent with every element.
    public static DisclosureDecision disclose(Policies policies, Instant at, LawfulBasis ground, ClaimPath... claims) {
        return new AssessDisclosure(policies)
                .assess(
                        ground == LawfulBasis.CONSENT
                                ? DisclosureFacts.consented("party", "purpose", asked(claims))
                                : DisclosureFacts.approved("party", "purpose", ground, asked(claims)),
                        at);
    }

    private static List<RequestedClaims> asked(ClaimPath... claims) {
        return List.of(new RequestedClaims(VCT, List.of(claims)));
    }
}
