package se.intyga.legalbasis.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.Chance;
import se.intyga.legalbasis.World;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.rule.ClaimFlag;
import se.intyga.legalbasis.rule.ClaimNeed;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.SpecialCategoryException;

/// The request table on every situation there is: exactly one outcome each, the one that the table written once more as
/// a list of conditions gives, and the disclosure follows it.
class RequestWholeSpaceTest {
    enum Asked {
        INSIDE,
        OUTSIDE,
        NOT_CLASSIFIED
    }

    record Situation(
            boolean party,
            boolean purpose,
            Asked asked,
            Optional<LawfulBasis> basis,
            boolean terms,
            boolean ground,
            Optional<ClaimFlag> flag,
            boolean need) {}

    private static List<Situation> every() {
        var all = new ArrayList<Situation>();
        List<Boolean> both = List.of(true, false);
        for (boolean party : both) {
            for (boolean purpose : both) {
                for (Asked asked : Asked.values()) {
                    for (Optional<LawfulBasis> basis : withNone(LawfulBasis.values())) {
                        for (boolean terms : both) {
                            for (boolean ground : both) {
                                for (Optional<ClaimFlag> flag : withNone(ClaimFlag.values())) {
                                    for (boolean need : both) {
                                        all.add(new Situation(party, purpose, asked, basis, terms, ground, flag, need));
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

    private static <E> List<Optional<E>> withNone(E[] values) {
        return Stream.concat(Stream.of(Optional.<E>empty()), Stream.of(values).map(Optional::of))
                .toList();
    }

    /// Rows 1 to 3, the ground, the flags; row 4 is for authorities and has tests of its own.
    private static RequestCode expected(Situation s) {
        boolean consent = s.basis().equals(Optional.of(LawfulBasis.CONSENT));
        boolean onLaw = s.basis().equals(Optional.of(LawfulBasis.LEGAL_OBLIGATION));
        boolean onContract = s.basis().equals(Optional.of(LawfulBasis.CONTRACT));
        if (!s.party()) return RequestCode.VERIFIER_NOT_REGISTERED;
        if (!s.purpose()) return RequestCode.PURPOSE_NOT_REGISTERED;
        if (s.asked() != Asked.INSIDE) return RequestCode.OVER_ASKING;
        if (consent && !s.terms()) return RequestCode.CONSENT_NOT_AVAILABLE;
        if (!s.ground() || !(consent || onLaw || onContract)) return RequestCode.BASIS_NOT_REGISTERED;
        if (s.flag().isPresent() && !s.need()) return RequestCode.of(s.flag().get());
        return RequestCode.PERMITTED;
    }

    private static World world(Situation s) {
        Set<ClaimFlag> flags = s.flag().map(Set::of).orElseGet(() -> EnumSet.noneOf(ClaimFlag.class));
        List<ClaimNeed> needs = s.need()
                ? s
                        .flag()
                        .map(flag -> new ClaimNeed(
                                flag, Optional.of(SpecialCategoryException.LEGAL_CLAIMS), Chance.TEXT, Chance.CITED))
                        .stream()
                        .toList()
                : List.of();
        World whole = World.of(flags, needs);
        World world = s.asked() == Asked.NOT_CLASSIFIED ? whole.withoutRules() : whole;
        return world.party(one -> new RelyingParty.PrivateParty(
                        one.id(),
                        one.name(),
                        one.organisationNumber(),
                        one.relation(),
                        one.purposes(),
                        one.citation(),
                        s.party() ? Chance.ALWAYS : Chance.ENDED))
                .purpose(p -> World.copy(
                        p,
                        s.ground() ? p.grounds() : List.of(),
                        p.claimSets(),
                        p.needs(),
                        s.terms() ? p.consentTerms() : Optional.empty(),
                        s.purpose() ? Chance.ALWAYS : Chance.ENDED));
    }

    @Test
    void every_situation_has_exactly_the_outcome_of_its_row() {
        List<Situation> all = every();
        assertThat(all).hasSize(2 * 2 * 3 * 7 * 2 * 2 * 7 * 2);
        var seen = EnumSet.noneOf(RequestCode.class);
        for (Situation s : all) {
            var policies = new Policies(List.of(world(s).policy("world", "2020-01-01")));
            List<RequestedClaims> claims = List.of(new RequestedClaims(
                    World.VCT, List.of(s.asked() == Asked.OUTSIDE ? ClaimPath.of("other") : World.CLAIM)));
            RequestDecision decision = new AssessRequest(policies)
                    .assess(new RequestFacts("party", "purpose", s.basis(), claims, OnceOnlyCheck.NOT_DONE), World.NOW);
            assertThat(decision.code()).as("%s", s).isEqualTo(expected(s));
            seen.add(decision.code());
            boolean disclosed = s.basis()
                    .map(basis -> basis == LawfulBasis.CONSENT
                            ? DisclosureFacts.consented("party", "purpose", claims)
                            : DisclosureFacts.approved("party", "purpose", basis, claims))
                    .map(facts -> new AssessDisclosure(policies).assess(facts, World.NOW))
                    .filter(DisclosureDecision.AllowedOnce.class::isInstance)
                    .isPresent();
            assertThat(disclosed).as("%s", s).isEqualTo(decision.code() == RequestCode.PERMITTED);
        }
        assertThat(EnumSet.complementOf(seen)).containsExactly(RequestCode.ONCE_ONLY_CHECK_MISSING);
    }
}
