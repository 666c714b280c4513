package se.intyga.legalbasis.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.Chance;
import se.intyga.legalbasis.World;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.rule.ClaimFlag;
import se.intyga.legalbasis.rule.ClaimNeed;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.SpecialCategoryException;

/// Monotonicity, over registrations made by chance: taking a ground, a claim, a need or a registration away, ending
/// one,
/// or adding a flag never turns a refusal into a disclosure.
class DisclosureNeverOpensTest {
    private static final int WORLDS = 4_000;

    record Stricter(String name, World world) {}

    @Test
    void a_stricter_registration_never_opens() {
        int allowed = 0;
        int closed = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            var chance = new Chance(seed);
            World world = world(chance);
            LawfulBasis ground = chance.any(LawfulBasis.values());
            ClaimPath[] claims =
                    chance.some(List.of(World.CLAIM, World.PREDICATE)).toArray(ClaimPath[]::new);
            boolean asked = asks(world, ground, claims);
            boolean disclosed = discloses(world, ground, claims);
            // nothing goes that could not be asked for
            assertThat(disclosed && !asked).as("seed %s", seed).isFalse();
            allowed += disclosed ? 1 : 0;
            for (Stricter stricter : stricter(world)) {
                assertThat(asks(stricter.world(), ground, claims) && !asked)
                        .as("seed %s: %s opens the request", seed, stricter.name())
                        .isFalse();
                boolean after = discloses(stricter.world(), ground, claims);
                assertThat(after && !disclosed)
                        .as("seed %s: %s opens the disclosure", seed, stricter.name())
                        .isFalse();
                closed += disclosed && !after ? 1 : 0;
            }
        }
        // the property would hold of an engine that refuses everything: this one does not
        assertThat(allowed).isGreaterThan(WORLDS / 20);
        assertThat(closed).isGreaterThan(allowed * 4);
    }

    private static boolean asks(World world, LawfulBasis ground, ClaimPath... claims) {
        return world.ask(ground, claims) instanceof RequestDecision.Permitted;
    }

    private static boolean discloses(World world, LawfulBasis ground, ClaimPath... claims) {
        return claims.length > 0 && world.disclose(ground, claims) instanceof DisclosureDecision.AllowedOnce;
    }

    private static World world(Chance chance) {
        var flags = EnumSet.noneOf(ClaimFlag.class);
        var needs = new ArrayList<ClaimNeed>();
        for (ClaimFlag flag : ClaimFlag.values()) {
            if (chance.in(6)) {
                flags.add(flag);
            }
            if (!chance.in(4)) {
                needs.add(new ClaimNeed(
                        flag,
                        chance.often(() -> chance.any(SpecialCategoryException.values())),
                        Chance.TEXT,
                        Chance.CITED));
            }
        }
        World world = World.of(flags, needs);
        return world.party(one -> new RelyingParty.PrivateParty(
                        one.id(),
                        one.name(),
                        one.organisationNumber(),
                        one.relation(),
                        one.purposes(),
                        one.citation(),
                        chance.validity()))
                .purpose(p -> World.copy(
                        p,
                        chance.some(p.grounds()),
                        p.claimSets(),
                        p.needs(),
                        chance.often(() -> p.consentTerms().orElseThrow()),
                        chance.validity()));
    }

    private static List<Stricter> stricter(World world) {
        var all = new ArrayList<Stricter>();
        all.add(new Stricter(
                "purpose ended",
                world.purpose(
                        p -> World.copy(p, p.grounds(), p.claimSets(), p.needs(), p.consentTerms(), Chance.ENDED))));
        all.add(new Stricter(
                "no needs",
                world.purpose(
                        p -> World.copy(p, p.grounds(), p.claimSets(), List.of(), p.consentTerms(), p.validity()))));
        all.add(new Stricter(
                "no consent terms",
                world.purpose(
                        p -> World.copy(p, p.grounds(), p.claimSets(), p.needs(), Optional.empty(), p.validity()))));
        for (LawfulBasis basis : LawfulBasis.values()) {
            all.add(new Stricter(
                    "without " + basis,
                    world.purpose(p -> World.copy(
                            p,
                            p.grounds().stream()
                                    .filter(one -> one.basis() != basis)
                                    .toList(),
                            p.claimSets(),
                            p.needs(),
                            p.consentTerms(),
                            p.validity()))));
        }
        all.add(new Stricter(
                "no provisions",
                world.purpose(p -> World.copy(
                        p,
                        p.grounds().stream()
                                .map(one -> new Ground.OfPrivateParty(one.basis(), List.of()))
                                .toList(),
                        p.claimSets(),
                        p.needs(),
                        p.consentTerms(),
                        p.validity()))));
        for (ClaimPath left : List.of(World.CLAIM, World.PREDICATE)) {
            all.add(new Stricter(
                    "only " + left,
                    world.purpose(p -> World.copy(
                            p,
                            p.grounds(),
                            List.of(new RequestedClaims(World.VCT, List.of(left))),
                            p.needs(),
                            p.consentTerms(),
                            p.validity()))));
        }
        for (ClaimFlag flag : ClaimFlag.values()) {
            all.add(new Stricter(
                    "flag " + flag,
                    world.with(new ClaimRule(
                            World.VCT,
                            World.CLAIM,
                            World.CLASS,
                            EnumSet.of(flag),
                            Optional.empty(),
                            Chance.CITED,
                            Chance.TEXT,
                            Chance.ALWAYS))));
        }
        all.add(new Stricter("no classification", world.withoutRules()));
        all.add(new Stricter(
                "registration ended",
                world.party(one -> new RelyingParty.PrivateParty(
                        one.id(),
                        one.name(),
                        one.organisationNumber(),
                        one.relation(),
                        one.purposes(),
                        one.citation(),
                        Chance.ENDED))));
        return all;
    }
}
