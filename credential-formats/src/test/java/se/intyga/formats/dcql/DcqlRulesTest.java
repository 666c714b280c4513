package se.intyga.formats.dcql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.Vectors;
import se.intyga.formats.json.StrictJson;

class DcqlRulesTest {
    @Test
    void the_queries_of_the_specification_and_of_the_eu_wallet_are_read() throws Exception {
        List<Path> files = Stream.of("vp/spec-1.0/query_lang", "vp/dcql")
                .flatMap(folder -> Vectors.files(folder).stream())
                .filter(file -> !file.endsWith("complex_example.json"))
                .toList();
        org.junit.jupiter.api.Assumptions.assumeTrue(Vectors.present(), "the folder of shared vectors is absent");
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            assertThat(DcqlQuery.parse(Files.readString(file)))
                    .as(file.toString())
                    .isInstanceOf(DcqlReading.Read.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"02-dcql", "03-dcql", "07-ehicSdJwtVc-dcql"})
    void the_queries_of_the_eu_verifier_are_read(String name) {
        JsonNode file = Vectors.json("vp/dcql-vptoken/" + name + ".json");
        assertThat(DcqlQuery.parse(file.get("dcql_query"))).isInstanceOf(DcqlReading.Read.class);
    }

    @Test
    void the_query_that_the_schema_refuses_is_refused() {
        assertThat(DcqlQuery.parse(Vectors.text("vp/dcql/complex_example.json")))
                .isEqualTo(new DcqlReading.Refused(DcqlFault.META_OF_ANOTHER_FORMAT, "credentials[1].meta"));
    }

    /// Each row puts something into (or, with a name alone, takes it out of) a valid credential query.
    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"\" | MALFORMED_ID",
                "\"id\":\"a b\" | MALFORMED_ID",
                "\"id\":\"å\" | MALFORMED_ID",
                "\"id\":1 | MALFORMED_ID",
                "\"format\":\"vc+sd-jwt\" | UNKNOWN_FORMAT",
                "\"format\":null | UNKNOWN_FORMAT",
                "\"meta\":null | MALFORMED_META",
                "\"meta\":[] | MALFORMED_META",
                "\"meta\":{\"vct_values\":[]} | MALFORMED_META",
                "\"meta\":{\"vct_values\":\"t\"} | MALFORMED_META",
                "\"meta\":{\"vct_values\":[1]} | MALFORMED_META",
                "\"meta\":{\"doctype_value\":\"t\"} | META_OF_ANOTHER_FORMAT",
                "\"meta\":{\"type_values\":[[\"t\"]]} | META_OF_ANOTHER_FORMAT",
                "\"multiple\":\"true\" | MALFORMED_FLAG",
                "\"multiple\":null | MALFORMED_FLAG",
                "\"require_cryptographic_holder_binding\":0 | MALFORMED_FLAG",
                "\"trusted_authorities\":[] | MALFORMED_TRUSTED_AUTHORITIES",
                "\"trusted_authorities\":{} | MALFORMED_TRUSTED_AUTHORITIES",
                "\"trusted_authorities\":[{\"values\":[\"x\"]}] | MALFORMED_TRUSTED_AUTHORITIES",
                "\"trusted_authorities\":[{\"type\":\"aki\"}] | MALFORMED_TRUSTED_AUTHORITIES",
                "\"trusted_authorities\":[{\"type\":\"aki\",\"values\":[]}] | MALFORMED_TRUSTED_AUTHORITIES",
                "\"claims\":[] | MALFORMED_CLAIMS",
                "\"claims\":{} | MALFORMED_CLAIMS",
                "\"claims\":[{}] | MALFORMED_PATH",
                "\"claims\":[1] | MALFORMED_PATH",
                "\"claims\":[{\"path\":[]}] | MALFORMED_PATH",
                "\"claims\":[{\"path\":[-1]}] | MALFORMED_PATH",
                "\"claims\":[{\"path\":[true]}] | MALFORMED_PATH",
                "\"claims\":[{\"path\":\"a\"}] | MALFORMED_PATH",
                "\"claims\":[{\"path\":[\"a\"]},{\"path\":[\"a\"]}] | REPEATED_CLAIM",
                "\"claims\":[{\"path\":[\"a\"],\"id\":\"x\"},{\"path\":[\"b\"],\"id\":\"x\"}] | REPEATED_ID",
                "\"claims\":[{\"path\":[\"a\"],\"id\":\"x y\"}] | MALFORMED_ID",
                "\"claims\":[{\"path\":[\"a\"],\"values\":[]}] | MALFORMED_VALUES",
                "\"claims\":[{\"path\":[\"a\"],\"values\":\"x\"}] | MALFORMED_VALUES",
                "\"claims\":[{\"path\":[\"a\"],\"values\":[null]}] | MALFORMED_VALUES",
                "\"claims\":[{\"path\":[\"a\"],\"values\":[1.5]}] | MALFORMED_VALUES",
                "\"claims\":[{\"path\":[\"a\"],\"values\":[{}]}] | MALFORMED_VALUES",
                "\"claim_sets\":[[\"x\"]] | CLAIM_SETS_WITHOUT_CLAIMS",
                "\"claims\":[{\"path\":[\"a\"]}],\"claim_sets\":[[\"x\"]] | CLAIM_WITHOUT_ID",
                "\"claims\":[{\"path\":[\"a\"],\"id\":\"x\"}],\"claim_sets\":[] | MALFORMED_CLAIM_SETS",
                "\"claims\":[{\"path\":[\"a\"],\"id\":\"x\"}],\"claim_sets\":[[]] | MALFORMED_CLAIM_SETS",
                "\"claims\":[{\"path\":[\"a\"],\"id\":\"x\"}],\"claim_sets\":[\"x\"] | MALFORMED_CLAIM_SETS",
                "\"claims\":[{\"path\":[\"a\"],\"id\":\"x\"}],\"claim_sets\":[[\"y\"]] | UNKNOWN_CLAIM_ID"
            })
    void a_broken_credential_query_is_refused(String member, DcqlFault fault) {
        var query = StrictJson.object("{\"id\":\"q\",\"format\":\"dc+sd-jwt\",\"meta\":{}}")
                .orElseThrow();
        query.setAll(StrictJson.object("{" + member + "}").orElseThrow());
        assertThat(DcqlQuery.parse("{\"credentials\":[" + query + "]}"))
                .isInstanceOfSatisfying(
                        DcqlReading.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | NOT_AN_OBJECT",
                "\"x\" | NOT_AN_OBJECT",
                "{ | NOT_AN_OBJECT",
                "{\"credentials\":[],\"credentials\":[]} | NOT_AN_OBJECT",
                "{} | NO_CREDENTIALS",
                "{\"credentials\":[]} | NO_CREDENTIALS",
                "{\"credentials\":{}} | NO_CREDENTIALS",
                "{\"credentials\":[1]} | NOT_AN_OBJECT",
                "{\"credentials\":[{\"id\":\"q\",\"format\":\"dc+sd-jwt\"}]} | NO_META",
                "{\"credentials\":[Q,Q]} | REPEATED_ID",
                "{\"credentials\":[Q],\"credential_sets\":[]} | MALFORMED_CREDENTIAL_SETS",
                "{\"credentials\":[Q],\"credential_sets\":[{}]} | MALFORMED_CREDENTIAL_SETS",
                "{\"credentials\":[Q],\"credential_sets\":[{\"options\":[]}]} | MALFORMED_CREDENTIAL_SETS",
                "{\"credentials\":[Q],\"credential_sets\":[{\"options\":[[]]}]} | MALFORMED_CREDENTIAL_SETS",
                "{\"credentials\":[Q],\"credential_sets\":[{\"options\":[[\"x\"]]}]} | UNKNOWN_CREDENTIAL_ID",
                "{\"credentials\":[Q],\"credential_sets\":[{\"options\":[[\"q\"]],\"required\":1}]} | MALFORMED_FLAG",
                "{\"credentials\":[{\"id\":\"m\",\"format\":\"mso_mdoc\",\"meta\":{},\"claims\":[{\"path\":[\"a\"]}]}]} | MALFORMED_PATH",
                "{\"credentials\":[{\"id\":\"m\",\"format\":\"mso_mdoc\",\"meta\":{},\"claims\":[{\"path\":[\"a\",null]}]}]} | MALFORMED_PATH",
                "{\"credentials\":[{\"id\":\"m\",\"format\":\"mso_mdoc\",\"meta\":{\"doctype_value\":[\"x\"]}}]} | MALFORMED_META",
                "{\"credentials\":[{\"id\":\"w\",\"format\":\"ldp_vc\",\"meta\":{\"type_values\":[\"x\"]}}]} | MALFORMED_META"
            })
    void a_broken_query_is_refused(String text, DcqlFault fault) {
        String query = text.replace("Q", "{\"id\":\"q\",\"format\":\"dc+sd-jwt\",\"meta\":{}}");
        assertThat(DcqlQuery.parse(query))
                .isInstanceOfSatisfying(
                        DcqlReading.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @Test
    void unknown_members_are_ignored_and_kept() {
        String text = "{\"credentials\":[{\"id\":\"q\",\"format\":\"dc+sd-jwt\",\"meta\":{\"x\":1},\"y\":2}],\"z\":3}";
        assertThat(DcqlQuery.parse(text))
                .isInstanceOfSatisfying(
                        DcqlReading.Read.class,
                        read -> assertThat(StrictJson.write(read.query().toJson()))
                                .isEqualTo(text));
    }
}
