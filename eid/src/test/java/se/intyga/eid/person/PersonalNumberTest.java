package se.intyga.eid.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.eid.Vectors;

class PersonalNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    static Stream<Arguments> cases() {
        return StreamSupport.stream(
                        Vectors.sweden("personnummer-cases.json").path("cases").spliterator(), false)
                .map(row -> Arguments.of(
                        row.path("kind").asText(),
                        row.path("input").asText(),
                        row.path("expect").asText(),
                        row.path("why").asText()));
    }

    @ParameterizedTest(name = "{0}: {2}, {3}")
    @MethodSource("cases")
    void decides_every_case_of_the_vectors(String kind, String input, String expect, String why) {
        Optional<PersonalNumber> written = PersonalNumber.parseWritten(input, TODAY);
        switch (expect) {
            case "invalid" -> assertThat(written).as(why).isEmpty();
            case "valid", "valid form", "valid after normalising, or refused: decide once" ->
                assertThat(written).as(why).isPresent();
            case "not a personnummer" ->
                assertThat(written.filter(number -> !number.coordination()))
                        .as(why)
                        .isEmpty();
            default -> throw new AssertionError("the vectors expect something new: " + expect + " for " + kind);
        }
    }

    @Test
    void accepts_all_test_numbers_in_both_forms() {
        JsonNode numbers = Vectors.sweden("testpersonnummer-10.json").path("numbers");
        assertThat(numbers).hasSize(10);
        for (JsonNode row : numbers) {
            String digits = row.path("personnummer").asText();
            assertThat(PersonalNumber.parse(digits).map(PersonalNumber::digits)).contains(digits);
            assertThat(PersonalNumber.parseWritten(row.path("short_form").asText(), TODAY)
                            .map(PersonalNumber::digits))
                    .contains(digits);
        }
    }

    @Test
    void every_other_check_digit_is_refused() {
        for (int digit = 0; digit < 10; digit++) {
            assertThat(PersonalNumber.parse("19770523238" + digit).isPresent()).isEqualTo(digit == 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "202601612381, true",
        "197705232382, false",
    })
    void tells_coordination_numbers_from_personal_numbers(String digits, boolean coordination) {
        assertThat(PersonalNumber.parse(digits).orElseThrow().coordination()).isEqualTo(coordination);
    }

    @ParameterizedTest
    @ValueSource(strings = {"19770523-2382", " 197705232382", "7705232382", "197705232382\n", "１９７７０５２３２３８２", ""})
    void in_interfaces_only_twelve_digits_count(String text) {
        assertThat(PersonalNumber.parse(text)).isEmpty();
    }

    @Test
    void is_not_printed_nor_repeated_in_a_refusal() {
        assertThat(new PersonalNumber("197705232382").toString()).doesNotContain("1977");
        assertThatThrownBy(() -> new PersonalNumber("197705232389"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1977");
    }

    @Test
    void the_index_is_keyed_and_stable() {
        PersonIndex index = new PersonIndex(new byte[32]);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        PersonalNumber one = new PersonalNumber("197705232382");
        assertThat(index.of(one)).isEqualTo(new PersonIndex(new byte[32]).of(one));
        assertThat(index.of(one)).isNotEqualTo(new PersonIndex(otherKey).of(one));
        assertThat(index.of(one)).isNotEqualTo(index.of(new PersonalNumber("199001012385")));
        assertThat(index.of(one).hex()).hasSize(64);
        assertThatThrownBy(() -> new PersonIndex(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
