package se.intyga.formats.dcql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.CredentialFormat;
import se.intyga.formats.Vectors;
import se.intyga.formats.json.StrictJson;

class DcqlAnswersTest {
    private record Shown(
            CredentialFormat format,
            List<String> types,
            JsonNode claims,
            Set<String> authorityKeyIdentifiers,
            boolean holderBound)
            implements QueriedCredential {
        static Shown of(String vct, String claims) {
            return new Shown(
                    CredentialFormat.SD_JWT_VC,
                    List.of(vct),
                    StrictJson.value(claims).orElseThrow(),
                    Set.of("aki-1"),
                    true);
        }

        Shown unbound() {
            return new Shown(format, types, claims, authorityKeyIdentifiers, false);
        }
    }

    private static DcqlQuery query(String... credentials) {
        return read("{\"credentials\":[" + String.join(",", credentials) + "]}");
    }

    private static DcqlQuery read(String text) {
        return ((DcqlReading.Read) DcqlQuery.parse(text)).query();
    }

    private static String credential(String id, String more) {
        return "{\"id\":\"" + id + "\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":[\"t\",\"u\"]}" + more + "}";
    }

    @ParameterizedTest(name = "query {0}, claims {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | {} | fits",
                ",\"claims\":[{\"path\":[\"a\"]}] | {\"a\":1} | fits",
                ",\"claims\":[{\"path\":[\"a\"]}] | {\"a\":null} | fits",
                ",\"claims\":[{\"path\":[\"a\"]}] | {\"b\":1} | CLAIMS_MISSING",
                ",\"claims\":[{\"path\":[\"a\"]},{\"path\":[\"b\"]}] | {\"b\":1} | CLAIMS_MISSING",
                ",\"claims\":[{\"path\":[\"a\",null]}] | {\"a\":[]} | CLAIMS_MISSING",
                ",\"claims\":[{\"path\":[\"a\",null]}] | {\"a\":[1]} | fits",
                ",\"claims\":[{\"path\":[\"a\"],\"values\":[true]}] | {\"a\":true} | fits",
                ",\"claims\":[{\"path\":[\"a\"],\"values\":[true]}] | {\"a\":false} | CLAIMS_MISSING",
                ",\"claims\":[{\"path\":[\"a\"],\"values\":[true]}] | {\"a\":\"true\"} | CLAIMS_MISSING",
                ",\"claims\":[{\"path\":[\"a\"],\"values\":[1,2]}] | {\"a\":2} | fits",
                ",\"claims\":[{\"path\":[\"a\"],\"values\":[1]}] | {\"a\":\"1\"} | CLAIMS_MISSING",
                ",\"claims\":[{\"path\":[\"a\"],\"values\":[\"x\"]}] | {\"a\":\"X\"} | CLAIMS_MISSING",
                ",\"claims\":[{\"path\":[\"a\",null],\"values\":[\"x\"]}] | {\"a\":[\"y\",\"x\"]} | fits",
                ",\"claims\":[{\"path\":[\"a\"],\"id\":\"a\"},{\"path\":[\"b\"],\"id\":\"b\"}],\"claim_sets\":[[\"a\"],[\"b\"]] | {\"b\":1} | fits",
                ",\"claims\":[{\"path\":[\"a\"],\"id\":\"a\"},{\"path\":[\"b\"],\"id\":\"b\"}],\"claim_sets\":[[\"a\",\"b\"]] | {\"b\":1} | CLAIMS_MISSING",
                ",\"trusted_authorities\":[{\"type\":\"aki\",\"values\":[\"aki-2\",\"aki-1\"]}] | {} | fits",
                ",\"trusted_authorities\":[{\"type\":\"aki\",\"values\":[\"aki-2\"]}] | {} | WRONG_AUTHORITY",
                ",\"trusted_authorities\":[{\"type\":\"etsi_tl\",\"values\":[\"aki-1\"]}] | {} | WRONG_AUTHORITY",
                ",\"trusted_authorities\":[{\"type\":\"new\",\"values\":[\"aki-1\"]}] | {} | WRONG_AUTHORITY"
            })
    void one_credential_fits_its_query_or_not(String more, String claims, String expected) {
        DcqlVerdict<Shown> verdict = query(credential("q", more)).check(Map.of("q", List.of(Shown.of("t", claims))));
        if (expected.equals("fits")) {
            assertThat(verdict).isInstanceOf(DcqlVerdict.Answered.class);
        } else {
            assertMisfit(verdict, DcqlVerdict.Reason.valueOf(expected));
        }
    }

    @Test
    void type_format_and_holder_binding_are_checked_again() {
        DcqlQuery query = query(credential("q", ""));
        assertMisfit(
                query.check(Map.of("q", List.of(Shown.of("other", "{}")))), DcqlVerdict.Reason.WRONG_CREDENTIAL_TYPE);
        assertMisfit(
                query.check(Map.of("q", List.of(Shown.of("t", "{}").unbound()))), DcqlVerdict.Reason.NOT_HOLDER_BOUND);
        var mdoc = new Shown(CredentialFormat.MSO_MDOC, List.of("t"), StrictJson.newObject(), Set.of(), true);
        assertMisfit(query.check(Map.of("q", List.of(mdoc))), DcqlVerdict.Reason.WRONG_FORMAT);
        DcqlQuery unbound = query(credential("q", ",\"require_cryptographic_holder_binding\":false"));
        assertThat(unbound.check(Map.of("q", List.of(Shown.of("t", "{}").unbound()))))
                .isInstanceOf(DcqlVerdict.Answered.class);
    }

    @Test
    void unknown_queries_and_too_many_credentials_spoil_the_answer() {
        DcqlQuery query = query(credential("q", ""));
        Shown good = Shown.of("t", "{}");
        assertMisfit(query.check(Map.of("q", List.of(good), "x", List.of(good))), DcqlVerdict.Reason.UNKNOWN_QUERY);
        assertMisfit(query.check(Map.of("q", List.of(good, good))), DcqlVerdict.Reason.TOO_MANY);
        assertMisfit(query.check(Map.<String, List<Shown>>of()), DcqlVerdict.Reason.CREDENTIAL_MISSING);
        assertMisfit(query.check(Map.of("q", List.<Shown>of())), DcqlVerdict.Reason.CREDENTIAL_MISSING);
    }

    @Test
    void with_multiple_a_misfit_is_dropped_and_the_rest_counts() {
        DcqlQuery query = query(credential("q", ",\"multiple\":true"));
        DcqlVerdict<Shown> verdict = query.check(Map.of("q", List.of(Shown.of("t", "{}"), Shown.of("other", "{}"))));
        assertThat(verdict).isInstanceOf(DcqlVerdict.Answered.class);
        var answered = (DcqlVerdict.Answered<Shown>) verdict;
        assertThat(answered.answers().getOrDefault("q", List.of())).hasSize(1);
        assertThat(answered.dropped())
                .containsExactly(new DcqlVerdict.Misfit("q", DcqlVerdict.Reason.WRONG_CREDENTIAL_TYPE));
    }

    @ParameterizedTest(name = "held {0}: {1}")
    @CsvSource({"ab,ab", "a,no", "b,no", "c,c", "abc,ab", "cd,cd", "d,no", "abd,abd", "'',no"})
    void credential_sets_decide_which_combinations_answer(String held, String expected) {
        String sets =
                ",\"credential_sets\":[{\"options\":[[\"a\",\"b\"],[\"c\"]]},{\"options\":[[\"d\"]],\"required\":false}]}";
        DcqlQuery query = read("{\"credentials\":["
                + List.of("a", "b", "c", "d").stream()
                        .map(id -> "{\"id\":\"" + id + "\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":[\"" + id
                                + "\"]}}")
                        .reduce((x, y) -> x + "," + y)
                        .orElseThrow()
                + "]" + sets);
        List<Shown> credentials =
                held.chars().mapToObj(id -> Shown.of("" + (char) id, "{}")).toList();
        DcqlMatch<Shown> match = query.match(credentials);
        Map<String, List<Shown>> answers = new java.util.LinkedHashMap<>();
        credentials.forEach(credential -> answers.put(credential.types().getFirst(), List.of(credential)));
        if (expected.equals("no")) {
            assertThat(match).isInstanceOf(DcqlMatch.NotMatched.class);
            assertThat(query.check(answers)).isInstanceOf(DcqlVerdict.NotAnswered.class);
        } else {
            assertThat(match)
                    .isInstanceOfSatisfying(
                            DcqlMatch.Matched.class,
                            matched ->
                                    assertThat(String.join("", keys(matched))).isEqualTo(expected));
            assertThat(query.check(answers)).isInstanceOf(DcqlVerdict.Answered.class);
        }
    }

    @Test
    void a_wallet_takes_the_first_claim_set_it_can_meet() {
        DcqlQuery query = query(
                credential(
                        "q",
                        ",\"claims\":[{\"path\":[\"a\"],\"id\":\"a\"},{\"path\":[\"b\"],\"id\":\"b\"},{\"path\":[\"c\"],\"id\":\"c\"}],\"claim_sets\":[[\"a\",\"b\"],[\"c\"],[\"b\"]]"));
        assertThat(query.match(List.of(Shown.of("t", "{\"b\":1,\"c\":1}"))))
                .isInstanceOfSatisfying(
                        DcqlMatch.Matched.class,
                        matched -> assertThat(matched.answers().toString())
                                .contains("[\"c\"]")
                                .doesNotContain("[\"b\"]"));
    }

    @ParameterizedTest(name = "vp_token {0} is refused")
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"x\"",
                "{\"q\":\"x\"}",
                "{\"q\":[]}",
                "{\"q\":[1]}",
                "{\"q\":[{}]}",
                "{\"q\":[null]}",
                "{\"q\":[\"a\",\"b\"]}",
                "{\"x\":[\"a\"]}",
                "{\"q\":[\"a\"],\"x\":[\"a\"]}"
            })
    void a_vp_token_of_the_wrong_shape_is_refused(String text) {
        assertThat(VpToken.parse(StrictJson.value(text).orElseThrow(), query(credential("q", ""))))
                .isEmpty();
    }

    @Test
    void a_vp_token_is_written_as_it_was_read() {
        JsonNode wire = StrictJson.value("{\"q\":[\"a\",\"b\"]}").orElseThrow();
        assertThat(VpToken.parse(wire, query(credential("q", ",\"multiple\":true")))
                        .orElseThrow()
                        .toJson())
                .isEqualTo(wire);
    }

    @Test
    void the_answer_of_the_eu_verifier_with_other_claims_than_asked_is_refused() {
        DcqlQuery query = read(StrictJson.write(
                Vectors.json("vp/dcql-vptoken/07-ehicSdJwtVc-dcql.json").get("dcql_query")));
        JsonNode wire = Vectors.json("vp/dcql-vptoken/07-ehicSdJwtVc-vpToken.json");
        VpToken token = VpToken.parse(wire, query).orElseThrow();
        assertThat(token.presentations()).hasSize(1);
        assertMisfit(
                query.check(
                        Map.of(query.credentials().getFirst().id(), List.of(Shown.of("urn:credential:sample", "{}")))),
                DcqlVerdict.Reason.WRONG_CREDENTIAL_TYPE);
    }

    private static Set<String> keys(DcqlMatch.Matched<?> matched) {
        return matched.answers().keySet();
    }

    private static void assertMisfit(DcqlVerdict<Shown> verdict, DcqlVerdict.Reason reason) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        DcqlVerdict.NotAnswered.class,
                        not -> assertThat(not.misfits().toString()).contains(reason.name()));
    }
}
