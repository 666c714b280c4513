package se.intyga.legalbasis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.json.StrictJson;

class PolicyFilesTest {
    private static final List<String> FILES = List.of("agencies.json", "operators.json", "relying-parties.json");

    private final PolicyFiles files = new PolicyFiles(URI.create("https://intyga.example"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    record Mistake(String name, String file, String pointer, String rule, Consumer<ObjectNode> make) {
        @Override
        public String toString() {
            return name + " [" + rule + "]";
        }
    }

    static ObjectNode entry(ObjectNode file, String section, int index) {
        return (ObjectNode) file.required(section).required(index);
    }

    static ObjectNode purpose(ObjectNode file, int party, int index) {
        return (ObjectNode)
                entry(file, "relying_parties", party).required("purposes").required(index);
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "consent for an authority",
                        "relying-parties.json",
                        "/relying_parties/2/purposes/0/grounds/0/basis",
                        "L1",
                        file -> ((ObjectNode)
                                        purpose(file, 2, 0).required("grounds").required(0))
                                .put("basis", "consent")),
                new Mistake(
                        "consent terms for an authority",
                        "relying-parties.json",
                        "/relying_parties/2/purposes/0",
                        "L24",
                        file -> purpose(file, 2, 0)
                                .set(
                                        "consent_terms",
                                        purpose(file, 0, 1)
                                                .required("consent_terms")
                                                .deepCopy())),
                new Mistake(
                        "legitimate interest for an authority",
                        "relying-parties.json",
                        "/relying_parties/2/purposes/0/grounds/0/basis",
                        "L1",
                        file -> ((ObjectNode)
                                        purpose(file, 2, 0).required("grounds").required(0))
                                .put("basis", "legitimate_interest")),
                new Mistake(
                        "an employer's consent without reason and alternative",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/1",
                        "L14",
                        file -> purpose(file, 0, 1).remove("consent_terms")),
                new Mistake(
                        "a legal obligation without a provision",
                        "relying-parties.json",
                        "/relying_parties/1/purposes/0/grounds",
                        "L24",
                        file -> ((ObjectNode)
                                        purpose(file, 1, 0).required("grounds").required(0))
                                .remove("provisions")),
                new Mistake(
                        "no retention",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/0",
                        "L24",
                        file -> purpose(file, 0, 0).remove("retention")),
                new Mistake(
                        "a retention that is no period",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/0/retention/period",
                        "L33",
                        file -> ((ObjectNode) purpose(file, 0, 0).required("retention")).put("period", "a while")),
                new Mistake(
                        "a wildcard instead of claims",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/0/claim_sets/0/paths",
                        "L23",
                        file -> ((ObjectNode) purpose(file, 0, 0)
                                        .required("claim_sets")
                                        .required(0))
                                .putArray("paths")),
                new Mistake(
                        "the same relying party twice on one day",
                        "relying-parties.json",
                        "/relying_parties/3",
                        "L24",
                        file -> ((ArrayNode) file.required("relying_parties"))
                                .add(entry(file, "relying_parties", 0).deepCopy())),
                new Mistake(
                        "a text without English",
                        "relying-parties.json",
                        "/relying_parties/0/name",
                        "L32",
                        file -> ((ObjectNode) entry(file, "relying_parties", 0).required("name")).remove("en")),
                new Mistake(
                        "a document type without a guideline",
                        "agencies.json",
                        "/document_types/0",
                        "L7",
                        file -> entry(file, "document_types", 0).remove("guideline")),
                new Mistake(
                        "an issuer of a type without guideline and paper route",
                        "agencies.json",
                        "/issuers/0",
                        "L7",
                        file -> entry(file, "issuers", 0).put("document_type", "qualification")),
                new Mistake(
                        "electronic form for another agency's type",
                        "agencies.json",
                        "/electronic_form/0",
                        "L3",
                        file -> entry(file, "electronic_form", 0).put("agency", "csn")),
                new Mistake(
                        "electronic form by habit",
                        "agencies.json",
                        "/electronic_form/0/support",
                        "L4",
                        file -> entry(file, "electronic_form", 0).put("support", "habit")),
                new Mistake(
                        "an entry without a citation",
                        "agencies.json",
                        "/secrecy/0",
                        "L5",
                        file -> entry(file, "secrecy", 0).remove("citation")),
                new Mistake(
                        "protected persons handled automatically",
                        "agencies.json",
                        "/protected_persons/0/handling",
                        "L6",
                        file -> entry(file, "protected_persons", 0).put("handling", "automatic")),
                new Mistake(
                        "a mandate without a reference",
                        "operators.json",
                        "/mandates/0",
                        "L10",
                        file -> entry(file, "mandates", 0).remove("reference")),
                new Mistake(
                        "validity that ends before it begins",
                        "agencies.json",
                        "/electronic_form/1",
                        "L37",
                        file -> entry(file, "electronic_form", 1).put("valid_to", "2019-01-01")),
                new Mistake(
                        "a day that does not exist",
                        "agencies.json",
                        "/issuers/0/valid_from",
                        "L37",
                        file -> entry(file, "issuers", 0).put("valid_from", "2026-02-30")),
                new Mistake(
                        "files of two versions in one folder",
                        "operators.json",
                        "/label",
                        "L37",
                        file -> file.put("label", "another")),
                new Mistake(
                        "a section that nobody knows",
                        "agencies.json",
                        "",
                        "schema",
                        file -> file.putArray("exceptions")));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("mistakes")
    void names_file_place_and_rule_of_each_mistake(Mistake mistake) throws IOException {
        copyExamples(folder);
        change(folder.resolve(mistake.file()), mistake.make());
        var refused = catchThrowableOfType(PolicyInvalid.class, () -> files.fromFolder(folder));
        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(List.of(problem.file(), problem.pointer(), problem.rule()))
                        .containsExactly(mistake.file(), mistake.pointer(), mistake.rule()));
    }

    @Test
    void the_examples_that_ship_hold_and_say_that_they_are_examples() {
        Policies examples = files.examples();
        assertThat(examples.containExamples()).isTrue();
        PolicySet set = examples.effectiveAt(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(set.version().toString()).matches("example-1@[0-9a-f]{64}");
        assertThat(set.relyingParties()).hasSize(3);
        assertThat(set.claimSources()).isNotEmpty();
    }

    @Test
    void the_same_files_in_a_folder_are_the_same_version() throws IOException {
        copyExamples(folder);
        PolicySet fromFolder = files.fromFolder(folder).all().getFirst();
        assertThat(fromFolder).isEqualTo(files.examples().all().getFirst());
    }

    @Test
    void any_change_is_another_version() throws IOException {
        copyExamples(folder);
        change(
                folder.resolve("agencies.json"),
                file -> entry(file, "issuers", 0).put("valid_to", "2030-01-01"));
        assertThat(files.fromFolder(folder).all().getFirst().version())
                .isNotEqualTo(files.examples().all().getFirst().version());
    }

    @Test
    void a_new_version_takes_effect_on_its_day_in_sweden() throws IOException {
        copyExamples(Files.createDirectory(folder.resolve("first")));
        Path second = Files.createDirectory(folder.resolve("second"));
        copyExamples(second);
        for (String name : FILES) {
            change(second.resolve(name), file -> file.put("label", "example-2").put("effective_from", "2026-07-01"));
        }
        Policies policies = files.fromFolder(folder);
        assertThat(policies.effectiveAt(Instant.parse("2026-06-30T21:59:59Z"))
                        .version()
                        .label())
                .isEqualTo("example-1");
        assertThat(policies.effectiveAt(Instant.parse("2026-06-30T22:00:00Z"))
                        .version()
                        .label())
                .isEqualTo("example-2");
        assertThat(policies.effectiveAt(Instant.EPOCH)).isEqualTo(PolicySet.none());
    }

    @Test
    void two_versions_of_one_name_are_refused() throws IOException {
        copyExamples(Files.createDirectory(folder.resolve("first")));
        copyExamples(Files.createDirectory(folder.resolve("second")));
        assertThatThrownBy(() -> files.fromFolder(folder)).hasMessageContaining("[L37]");
    }

    @Test
    void a_file_with_a_member_twice_is_not_read() throws IOException {
        copyExamples(folder);
        Path file = folder.resolve("operators.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"label\":\"x\","));
        assertThatThrownBy(() -> files.fromFolder(folder))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("operators.json: [file] is not strict JSON");
    }

    @Test
    void an_empty_or_missing_folder_is_said_so() {
        assertThatThrownBy(() -> files.fromFolder(folder)).hasMessageContaining("holds no policy files");
        assertThatThrownBy(() -> files.fromFolder(folder.resolve("nowhere"))).hasMessageContaining("cannot be read");
    }

    @Test
    void the_schema_that_is_published_is_the_one_that_is_held() {
        assertThat(new PolicySchema().document().path("$id").asText()).isEqualTo("urn:intyga:legal-basis:policy:1");
    }

    private static void copyExamples(Path to) throws IOException {
        for (String name : FILES) {
            try (InputStream in =
                    PolicyFilesTest.class.getResourceAsStream("/se/intyga/legalbasis/example-policies/" + name)) {
                assertThat(in).isNotNull();
                Files.write(to.resolve(name), in.readAllBytes());
            }
        }
    }

    private static void change(Path path, Consumer<ObjectNode> change) throws IOException {
        ObjectNode file = StrictJson.object(Files.readAllBytes(path)).orElseThrow();
        change.accept(file);
        Files.write(path, StrictJson.write((JsonNode) file).getBytes(StandardCharsets.UTF_8));
    }
}
