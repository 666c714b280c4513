package se.intyga.formats.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.Vectors;
import se.intyga.formats.json.StrictJson;

class ClaimPathTest {
    private static final JsonNode CREDENTIAL = StrictJson.value("""
            {"name":"Arthur Dent",
             "address":{"street":"42 Market Street","city":"Milliways"},
             "degrees":[{"type":"Bachelor","university":"Betelgeuse"},{"type":"Master"}],
             "nationalities":["British","Betelgeusian"], "empty":[], "nothing":null}
            """).orElseThrow();

    @ParameterizedTest(name = "{0} selects {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"name\"] | [\"Arthur Dent\"]",
                "[\"address\"] | [{\"street\":\"42 Market Street\",\"city\":\"Milliways\"}]",
                "[\"address\",\"street\"] | [\"42 Market Street\"]",
                "[\"degrees\",null,\"type\"] | [\"Bachelor\",\"Master\"]",
                "[\"degrees\",null,\"university\"] | [\"Betelgeuse\"]",
                "[\"nationalities\",1] | [\"Betelgeusian\"]",
                "[\"nationalities\",null] | [\"British\",\"Betelgeusian\"]",
                "[\"nothing\"] | [null]",
                "[\"nationalities\",2] | []",
                "[\"missing\"] | []",
                "[\"name\",\"first\"] | []",
                "[\"name\",0] | []",
                "[\"address\",null] | []",
                "[\"address\",0] | []",
                "[\"degrees\",\"type\"] | []",
                "[\"empty\",null] | []",
                "[\"nothing\",\"x\"] | []",
                "[0] | []",
                "[null] | []"
            })
    void selects_as_the_specification_says(String path, String expected) {
        var selected = ClaimPath.parse(path).orElseThrow().select(CREDENTIAL);
        assertThat(selected)
                .containsExactlyElementsOf(StrictJson.value(expected).orElseThrow());
    }

    @ParameterizedTest(name = "refuses: {0}")
    @ValueSource(
            strings = {"[]", "{}", "\"name\"", "[-1]", "[1.5]", "[true]", "[[\"a\"]]", "[{}]", "[99999999999]", "null"})
    void refuses_what_is_no_path(String wire) {
        assertThat(ClaimPath.parse(wire)).isEmpty();
    }

    @Test
    void writes_what_it_read() {
        for (String wire : new String[] {"[\"a\",null,0,\"b\"]", "[\"...\"]", "[null]"}) {
            assertThat(ClaimPath.parse(wire).orElseThrow()).hasToString(wire);
        }
    }

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"a\"] | [\"a\"] | true",
                "[\"a\"] | [\"a\",\"b\"] | true",
                "[\"a\",null] | [\"a\",3] | true",
                "[\"a\",3] | [\"a\",null] | false",
                "[\"a\",\"b\"] | [\"a\"] | false",
                "[\"a\"] | [\"b\"] | false"
            })
    void says_which_paths_lie_within(String wide, String narrow, boolean covers) {
        assertThat(ClaimPath.parse(wide)
                        .orElseThrow()
                        .covers(ClaimPath.parse(narrow).orElseThrow()))
                .isEqualTo(covers);
    }

    @Test
    void resolves_every_element_to_its_place() {
        assertThat(ClaimPath.parse("[\"degrees\",null,\"type\"]").orElseThrow().locations(CREDENTIAL))
                .map(ClaimPath::toString)
                .containsExactly("[\"degrees\",0,\"type\"]", "[\"degrees\",1,\"type\"]");
    }

    @Test
    void reads_the_paths_of_the_type_metadata_examples() {
        JsonNode file = Vectors.json("sdjwt/type-metadata/claim-path.json");
        assertThat(file.findValues("path"))
                .allSatisfy(path -> assertThat(ClaimPath.parse(path)).isPresent());
    }
}
