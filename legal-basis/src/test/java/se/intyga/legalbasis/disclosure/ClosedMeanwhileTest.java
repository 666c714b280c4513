package se.intyga.legalbasis.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.legalbasis.Chance;
import se.intyga.legalbasis.World;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.rule.ClaimFlag;
import se.intyga.legalbasis.rule.ClaimNeed;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.RequestedClaims;

/// What was permitted when it was asked, and has ended before the person answered, fails closed (pitfalls 4.6, L37).
class ClosedMeanwhileTest {
    private static final Instant ASKED = Instant.parse("2026-06-30T21:59:00Z");
    private static final Instant ANSWERED = Instant.parse("2026-06-30T22:01:00Z");
    private static final World BEFORE = World.of(
            Set.of(ClaimFlag.PERSONAL_NUMBER),
            List.of(new ClaimNeed(ClaimFlag.PERSONAL_NUMBER, Optional.empty(), Chance.TEXT, Chance.CITED)));

    record Change(String name, LawfulBasis ground, UnaryOperator<World> make, DisclosureCode code) {
        @Override
        public String toString() {
            return name + " " + code;
        }
    }

    static Stream<Change> changes() {
        var law = LawfulBasis.LEGAL_OBLIGATION;
        return Stream.of(
                new Change(
                        "registration ended",
                        law,
                        world -> world.party(one -> new RelyingParty.PrivateParty(
                                one.id(),
                                one.name(),
                                one.organisationNumber(),
                                one.relation(),
                                one.purposes(),
                                one.citation(),
                                Chance.ENDED)),
                        DisclosureCode.VERIFIER_NOT_REGISTERED),
                new Change(
                        "purpose ended",
                        law,
                        world -> world.purpose(p ->
                                World.copy(p, p.grounds(), p.claimSets(), p.needs(), p.consentTerms(), Chance.ENDED)),
                        DisclosureCode.PURPOSE_NOT_REGISTERED),
                new Change(
                        "claim set narrowed",
                        law,
                        world -> world.purpose(p -> World.copy(
                                p,
                                p.grounds(),
                                List.of(new RequestedClaims(World.VCT, List.of(World.PREDICATE))),
                                p.needs(),
                                p.consentTerms(),
                                p.validity())),
                        DisclosureCode.OVER_ASKING),
                new Change(
                        "statute repealed, ground gone",
                        law,
                        world -> world.purpose(p -> World.copy(
                                p,
                                p.grounds().stream()
                                        .filter(ground -> ground.basis() != law)
                                        .toList(),
                                p.claimSets(),
                                p.needs(),
                                p.consentTerms(),
                                p.validity())),
                        DisclosureCode.BASIS_NOT_REGISTERED),
                new Change(
                        "need gone",
                        law,
                        world -> world.purpose(p ->
                                World.copy(p, p.grounds(), p.claimSets(), List.of(), p.consentTerms(), p.validity())),
                        DisclosureCode.CLAIM_NOT_JUSTIFIED),
                new Change(
                        "the employer's reason and alternative gone",
                        LawfulBasis.CONSENT,
                        world -> world.purpose(p ->
                                World.copy(p, p.grounds(), p.claimSets(), p.needs(), Optional.empty(), p.validity())),
                        DisclosureCode.CONSENT_NOT_AVAILABLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void an_open_request_whose_ground_has_ended_discloses_nothing(Change change) {
        var policies = new Policies(List.of(
                BEFORE.policy("before", "2020-01-01"),
                change.make().apply(BEFORE).policy("after", "2026-07-01")));
        assertThat(World.ask(policies, ASKED, change.ground(), World.CLAIM).code())
                .isEqualTo(RequestCode.PERMITTED);
        assertThat(World.disclose(policies, ASKED, change.ground(), World.CLAIM).code())
                .isEqualTo(DisclosureCode.ALLOWED_ONCE);
        DisclosureDecision closed = World.disclose(policies, ANSWERED, change.ground(), World.CLAIM);
        assertThat(closed.code()).isEqualTo(change.code());
        assertThat(closed.reasons().policyVersion().label()).isEqualTo("after");
        assertThat(closed.toldToPerson().en()).contains("Nothing was sent");
    }

    @Test
    void what_did_not_change_stays_open_under_the_new_version() {
        var policies =
                new Policies(List.of(BEFORE.policy("before", "2020-01-01"), BEFORE.policy("after", "2026-07-01")));
        assertThat(World.disclose(policies, ANSWERED, LawfulBasis.LEGAL_OBLIGATION, World.CLAIM)
                        .code())
                .isEqualTo(DisclosureCode.ALLOWED_ONCE);
    }
}
