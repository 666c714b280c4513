package se.intyga.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @ParameterizedTest(name = "refuses: {0}")
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{} {}",
                "{}x",
                "{\"a\":1,}",
                "[1,]",
                "{'a':1}",
                "{a:1}",
                "// comment\n{}",
                "NaN",
                "+1",
                "01",
                "{\"a\":\"\\ud800\"}",
                "{\"\\udc00\":1}",
                "{\"a\":\"\u0001\"}",
                "{\"a\"",
                "1234567890123456789012345678901234567890123456789012345678901234567890"
            })
    void refuses_what_two_readers_could_understand_differently(String text) {
        assertThat(StrictJson.read(text)).isInstanceOf(JsonReading.Malformed.class);
    }

    @Test
    void reads_32_levels_and_refuses_33() {
        assertThat(StrictJson.value("[".repeat(32) + "]".repeat(32))).isPresent();
        assertThat(StrictJson.value("[".repeat(33) + "]".repeat(33))).isEmpty();
        assertThat(StrictJson.value("[".repeat(100_000))).isEmpty();
    }

    @Test
    void refuses_more_than_the_limit_and_broken_utf8() {
        assertThat(StrictJson.read("\"" + "x".repeat(100) + "\"", 50)).isInstanceOf(JsonReading.Malformed.class);
        assertThat(StrictJson.read(new byte[] {'"', (byte) 0xc3, '"'}, 50)).isInstanceOf(JsonReading.Malformed.class);
        assertThat(StrictJson.object("{\"å\":\"😀\"}".getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void the_reason_never_repeats_the_text() {
        var reading = (JsonReading.Malformed) StrictJson.read("{\"secret\":\"s3cr3t\",\"secret\":");
        assertThat(reading.reason()).doesNotContain("s3cr3t").doesNotContain("secret");
    }

    @Test
    void canonical_writing_depends_on_the_value_only() {
        var one = StrictJson.value("{\"b\":[{\"y\":1,\"x\":2}],\"a\":null}").orElseThrow();
        var other =
                StrictJson.value("{ \"a\":null, \"b\":[ {\"x\":2,\"y\":1} ] }").orElseThrow();
        assertThat(StrictJson.canonical(one))
                .isEqualTo(StrictJson.canonical(other))
                .isEqualTo("{\"a\":null,\"b\":[{\"x\":2,\"y\":1}]}");
    }
}
