package se.intyga.issuer.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.issuer.agency.AgencyId;

class ReadConfigurationsTest {
    private static final AgencyId AGENCY = new AgencyId("arbetsformedlingen");

    @Test
    void the_demo_configuration_is_found_by_id_and_by_scope() {
        CredentialConfigurations demo = ReadConfigurations.demo();
        assertThat(demo.find(AGENCY, "registration-certificate")).isPresent();
        assertThat(demo.withScope(AGENCY, "registration-certificate")).isPresent();
        assertThat(demo.find(new AgencyId("another"), "registration-certificate"))
                .isEmpty();
    }

    @Test
    void there_are_290_municipalities() {
        assertThat(CodeLists.municipalities()).hasSize(290);
    }

    @Test
    void reads_every_file_of_a_folder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("one.json"), demo());
        Files.writeString(
                folder.resolve("two.json"), demo().replace("registration-certificate", "another-certificate"));
        Files.writeString(folder.resolve("readme.txt"), "not a configuration");
        assertThat(ReadConfigurations.folder(folder).of(AGENCY)).hasSize(2);
    }

    @Test
    void two_kinds_never_share_a_scope(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("one.json"), demo());
        Files.writeString(
                folder.resolve("two.json"),
                demo().replace("\"id\": \"registration-certificate\"", "\"id\": \"another-certificate\""));
        assertThatThrownBy(() -> ReadConfigurations.folder(folder)).hasMessageContaining("scope");
    }

    record Wrong(String name, String from, String to) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Wrong> wrong() {
        return Stream.of(
                new Wrong("unknown member", "\"version\": 1", "\"version\": 1, \"extra\": 1"),
                new Wrong("missing member", "\"version\": 1,", ""),
                new Wrong("version nought", "\"version\": 1", "\"version\": 0"),
                new Wrong("no English", ", \"en\": \"Registration certificate\"", ""),
                new Wrong("unknown kind", "\"date\"", "\"colour\""),
                new Wrong("unknown origin", "\"retrieved-at\"", "\"guessed\""),
                new Wrong("no validity", "\"validityDays\": 90", "\"validityDays\": 0"),
                new Wrong("no batch", "\"batchSize\": 10", "\"batchSize\": 0"),
                new Wrong("duplicate member", "\"version\": 1", "\"version\": 1, \"version\": 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void a_wrong_file_stops_the_start_and_is_named(Wrong wrong) throws IOException {
        assertThat(demo()).contains(wrong.from());
        byte[] changed = demo().replaceFirst(java.util.regex.Pattern.quote(wrong.from()), wrong.to())
                .getBytes(UTF_8);
        assertThatThrownBy(() -> ReadConfigurations.read("wrong.json", changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrong.json");
    }

    private static String demo() throws IOException {
        try (InputStream stream =
                ReadConfigurationsTest.class.getResourceAsStream("demo/registration-certificate.json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
        }
    }
}
