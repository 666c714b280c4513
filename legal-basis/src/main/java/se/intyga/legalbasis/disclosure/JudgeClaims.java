package se.intyga.legalbasis.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.rule.ClaimFlag;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.RequestedClaims;

/// What a purpose makes of the claims asked for: which are beyond it (L23), and which carry a flag that it has no need
/// for (R26, GDPR Articles 9 and 10). Asked at the request and again at the disclosure.
final class JudgeClaims {
    private final PolicySet policy;
    private final Purpose<? extends Ground> purpose;
    private final Instant at;

    JudgeClaims(PolicySet policy, Purpose<? extends Ground> purpose, Instant at) {
        this.policy = policy;
        this.purpose = purpose;
        this.at = at;
    }

    /// Claims that carry a flag without its need.
    record Flagged(ClaimFlag flag, List<RequestedClaims> claims) {}

    /// Whether consent can be a ground at all: never of an authority (L1); of an employer only with a reason and an
    /// alternative that the person sees (pitfalls 4.3).
    static boolean consentPossible(RelyingParty party, Purpose<? extends Ground> purpose) {
        return switch (party) {
            case RelyingParty.PublicAuthority _ -> false;
            case RelyingParty.PrivateParty company ->
                !company.relation().unequal() || purpose.consentTerms().isPresent();
        };
    }

    /// What is asked for beyond the registered sets. A claim that nobody has classified is beyond every set (L35); a
    /// type that is not registered at all is unneeded as a whole, also
    /// when no single claim of it is asked for.
    List<RequestedClaims> beyond(List<RequestedClaims> asked) {
        var unneeded = new ArrayList<RequestedClaims>();
        for (RequestedClaims claims : asked) {
            List<RequestedClaims> sameType = purpose.claimSets().stream()
                    .filter(set -> set.vct().equals(claims.vct()))
                    .toList();
            List<ClaimPath> beyond = claims.paths().stream()
                    .filter(path ->
                            !classified(claims.vct(), path) || sameType.stream().noneMatch(set -> covers(set, path)))
                    .toList();
            if (sameType.isEmpty() || !beyond.isEmpty()) {
                unneeded.add(new RequestedClaims(claims.vct(), beyond));
            }
        }
        return unneeded;
    }

    /// The first flag, in the order of [ClaimFlag], that some claim carries and the purpose has no need for on that
    /// ground.
    Optional<Flagged> flagged(List<RequestedClaims> asked, LawfulBasis ground) {
        for (ClaimFlag flag : ClaimFlag.values()) {
            boolean open = purpose.needs().stream().anyMatch(need -> need.flag() == flag && need.opens(ground));
            List<RequestedClaims> carrying = open ? List.of() : carrying(asked, flag);
            if (!carrying.isEmpty()) {
                return Optional.of(new Flagged(flag, carrying));
            }
        }
        return Optional.empty();
    }

    private List<RequestedClaims> carrying(List<RequestedClaims> asked, ClaimFlag flag) {
        var carrying = new ArrayList<RequestedClaims>();
        for (RequestedClaims claims : asked) {
            List<ClaimPath> paths = claims.paths().stream()
                    .filter(path -> rules(claims.vct(), path).stream()
                            .anyMatch(rule -> rule.flags().contains(flag)))
                    .toList();
            if (!paths.isEmpty()) {
                carrying.add(new RequestedClaims(claims.vct(), paths));
            }
        }
        return carrying;
    }

    /// For each refused claim that has one, the lesser claim that would do.
    List<LesserClaim> instead(List<RequestedClaims> refused) {
        var lesser = new ArrayList<LesserClaim>();
        for (RequestedClaims claims : refused) {
            for (ClaimPath path : claims.paths()) {
                rules(claims.vct(), path).stream()
                        .flatMap(rule -> rule.predicate().stream())
                        .map(predicate -> new LesserClaim(claims.vct(), path, predicate.path(), predicate.text()))
                        .forEach(lesser::add);
            }
        }
        return lesser;
    }

    private List<ClaimRule> rules(String vct, ClaimPath path) {
        return policy.disclosure().claims().stream()
                .filter(rule -> rule.validity().covers(at) && rule.touches(vct, path))
                .toList();
    }

    private boolean classified(String vct, ClaimPath path) {
        return policy.disclosure().claims().stream()
                .anyMatch(rule -> rule.vct().equals(vct)
                        && rule.path().covers(path)
                        && rule.validity().covers(at));
    }

    private static boolean covers(RequestedClaims registered, ClaimPath path) {
        return registered.paths().stream().anyMatch(wider -> wider.covers(path));
    }
}
