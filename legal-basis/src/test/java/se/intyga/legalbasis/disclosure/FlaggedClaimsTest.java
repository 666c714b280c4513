package se.intyga.legalbasis.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.Chance;
import se.intyga.legalbasis.World;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.rule.ClaimFlag;
import se.intyga.legalbasis.rule.ClaimNeed;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.SpecialCategoryException;

/// Claims with flags are asked for only with a registered need: R26, pitfalls 4.5, GDPR Articles 9 and 10.
class FlaggedClaimsTest {
    private static final Citation WITHOUT_ADDRESS = new Citation("Lag", "1 §", Optional.empty());

    record Row(String name, ClaimFlag flag, Optional<ClaimNeed> need, LawfulBasis ground, RequestCode code) {
        @Override
        public String toString() {
            return name + ": " + code;
        }
    }

    private static ClaimNeed need(ClaimFlag flag, Citation citation, SpecialCategoryException... exception) {
        return new ClaimNeed(flag, Stream.of(exception).findFirst(), Chance.TEXT, citation);
    }

    private static Row row(String name, ClaimFlag flag, ClaimNeed need, LawfulBasis ground, RequestCode code) {
        return new Row(name, flag, Optional.of(need), ground, code);
    }

    static Stream<Row> rows() {
        var special = ClaimFlag.SPECIAL_CATEGORY;
        var law = LawfulBasis.LEGAL_OBLIGATION;
        var refused = RequestCode.SPECIAL_CATEGORY_NOT_PERMITTED;
        return Stream.of(
                row(
                        "a personal number with ground and need",
                        ClaimFlag.PERSONAL_NUMBER,
                        need(ClaimFlag.PERSONAL_NUMBER, Chance.CITED),
                        law,
                        RequestCode.PERMITTED),
                row(
                        "a personal number with another flag's need",
                        ClaimFlag.PERSONAL_NUMBER,
                        need(ClaimFlag.COORDINATION_NUMBER, Chance.CITED),
                        law,
                        RequestCode.IDENTITY_NUMBER_NOT_JUSTIFIED),
                row(
                        "a special category under a law",
                        special,
                        need(special, Chance.CITED, SpecialCategoryException.SUBSTANTIAL_PUBLIC_INTEREST),
                        law,
                        RequestCode.PERMITTED),
                row(
                        "a special category under a law nobody can look up",
                        special,
                        need(special, WITHOUT_ADDRESS, SpecialCategoryException.SUBSTANTIAL_PUBLIC_INTEREST),
                        law,
                        refused),
                row(
                        "a special category for legal claims, which needs no law",
                        special,
                        need(special, WITHOUT_ADDRESS, SpecialCategoryException.LEGAL_CLAIMS),
                        law,
                        RequestCode.PERMITTED),
                row("a special category without an exception", special, need(special, Chance.CITED), law, refused),
                row(
                        "explicit consent where consent is not the ground",
                        special,
                        need(special, Chance.CITED, SpecialCategoryException.EXPLICIT_CONSENT),
                        law,
                        refused),
                row(
                        "explicit consent where consent is the ground",
                        special,
                        need(special, Chance.CITED, SpecialCategoryException.EXPLICIT_CONSENT),
                        LawfulBasis.CONSENT,
                        RequestCode.PERMITTED),
                row(
                        "an offence under a law",
                        ClaimFlag.CRIMINAL_OFFENCE,
                        need(ClaimFlag.CRIMINAL_OFFENCE, Chance.CITED),
                        law,
                        RequestCode.PERMITTED),
                row(
                        "an offence under a law nobody can look up",
                        ClaimFlag.CRIMINAL_OFFENCE,
                        need(ClaimFlag.CRIMINAL_OFFENCE, WITHOUT_ADDRESS),
                        law,
                        RequestCode.CRIMINAL_OFFENCE_NOT_PERMITTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void decides_by_flag_and_need(Row row) {
        var world = World.of(Set.of(row.flag()), row.need().stream().toList());
        assertThat(world.ask(row.ground(), World.CLAIM).code()).isEqualTo(row.code());
        assertThat(world.disclose(row.ground(), World.CLAIM).code())
                .isEqualTo(
                        row.code() == RequestCode.PERMITTED
                                ? DisclosureCode.ALLOWED_ONCE
                                : DisclosureCode.CLAIM_NOT_JUSTIFIED);
    }

    @ParameterizedTest(name = "{0} without a need is refused with its own code")
    @EnumSource
    void every_flag_without_a_need_is_refused(ClaimFlag flag) {
        var decision = World.of(Set.of(flag), List.of()).ask(LawfulBasis.LEGAL_OBLIGATION, World.CLAIM);
        assertThat(decision.code()).isEqualTo(RequestCode.of(flag)).isNotEqualTo(RequestCode.PERMITTED);
        assertThat(decision.reasons().citations()).isNotEmpty();
        assertThat(((RequestDecision.Rejected) decision).unneeded().getFirst().paths())
                .containsExactly(World.CLAIM);
    }

    @Test
    void a_flag_on_a_part_closes_the_whole() {
        var nested = new ClaimRule(
                World.VCT,
                World.CLAIM.then(new ClaimPath.Name("number")),
                World.CLASS,
                Set.of(ClaimFlag.PERSONAL_NUMBER),
                Optional.empty(),
                Chance.CITED,
                Chance.TEXT,
                Chance.ALWAYS);
        var world = World.of(Set.of(), List.of()).with(nested);
        assertThat(world.ask(LawfulBasis.LEGAL_OBLIGATION, World.CLAIM).code())
                .isEqualTo(RequestCode.IDENTITY_NUMBER_NOT_JUSTIFIED);
    }

    @Test
    void the_refusal_names_the_predicate_that_would_do() {
        var rejected = (RequestDecision.Rejected)
                World.of(Set.of(ClaimFlag.PERSONAL_NUMBER), List.of()).ask(LawfulBasis.LEGAL_OBLIGATION, World.CLAIM);
        assertThat(rejected.instead()).extracting(LesserClaim::instead).containsExactly(World.PREDICATE);
        assertThat(rejected.sentence().sv()).contains(World.PREDICATE.toString());
    }

    @Test
    void a_claim_that_nobody_classified_is_beyond_every_purpose() {
        var world = World.of(Set.of(), List.of()).withoutRules();
        assertThat(world.ask(LawfulBasis.LEGAL_OBLIGATION, World.CLAIM).code()).isEqualTo(RequestCode.OVER_ASKING);
    }

    @Test
    void a_ground_in_law_without_a_provision_that_can_be_looked_up_is_none() {
        var world = World.of(Set.of(), List.of()).groundsCiting(WITHOUT_ADDRESS);
        assertThat(world.ask(LawfulBasis.LEGAL_OBLIGATION, World.CLAIM).code())
                .isEqualTo(RequestCode.BASIS_NOT_REGISTERED);
        assertThat(world.disclose(LawfulBasis.LEGAL_OBLIGATION, World.CLAIM).code())
                .isEqualTo(DisclosureCode.BASIS_NOT_REGISTERED);
        assertThat(new Citation("Lag", "", Optional.of(URI.create("http://data.europa.eu/eli/reg/2016/679/oj")))
                        .resolvable())
                .isTrue();
        assertThat(new Citation("Lag", "", Optional.of(URI.create("https://lag.example"))).resolvable())
                .isFalse();
    }
}
