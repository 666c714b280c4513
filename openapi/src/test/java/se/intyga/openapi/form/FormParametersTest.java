package se.intyga.openapi.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormParametersTest {
    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({"a=b,b", "a=b%20c,b c", "a=b+c,b c", "a=%C3%A5,å", "x=1&a=b&y=2,b", "a=b%3Dc=d,b=c=d"})
    void reads_a_parameter(String body, String value) {
        assertThat(read(body).value("a")).isEqualTo(Optional.of(value));
    }

    @ParameterizedTest(name = "{0} counts as not sent")
    @ValueSource(strings = {"a=", "a", "b=1", ""})
    void an_empty_value_counts_as_not_sent(String body) {
        assertThat(read(body).has("a")).isFalse();
    }

    @ParameterizedTest(name = "refuses {0}")
    @ValueSource(
            strings = {"a=1&a=2", "a=1&a=", "a=&a=", "a&a", "%61=1&a=2", "a=%", "a=%4", "a=%GG", "a=%C3", "a=å", "a=%00"
            })
    void refuses_what_two_readers_could_read_differently(String body) {
        assertInstanceOf(FormOutcome.Malformed.class, parse(body));
    }

    @Test
    void names_the_doubled_parameter_and_repeats_no_value() {
        FormOutcome.Malformed refused =
                assertInstanceOf(FormOutcome.Malformed.class, parse("scope=secret&scope=hidden"));
        assertThat(refused.description()).contains("scope").doesNotContain("secret", "hidden");
        FormOutcome.Malformed odd = assertInstanceOf(FormOutcome.Malformed.class, parse("%22%5C=1&%22%5C=2"));
        assertThat(odd.description()).doesNotContain("\"", "\\");
    }

    @Test
    void refuses_a_body_over_the_limit_and_too_many_parameters() {
        assertInstanceOf(FormOutcome.TooLarge.class, parse("a=" + "x".repeat(FormParameters.LARGEST_BODY)));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            many.append("p").append(i).append("=1&");
        }
        assertInstanceOf(FormOutcome.Malformed.class, parse(many.toString()));
    }

    @Test
    void prints_names_and_no_values() {
        assertThat(read("code=verysecret").toString()).contains("code").doesNotContain("verysecret");
    }

    private static FormParameters read(String body) {
        return assertInstanceOf(FormOutcome.Read.class, parse(body)).parameters();
    }

    private static FormOutcome parse(String body) {
        return FormParameters.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
