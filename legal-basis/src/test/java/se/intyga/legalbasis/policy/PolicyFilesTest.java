package se.intyga.legalbasis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {
    private final PolicyFiles files = new PolicyFiles(URI.create("https://intyga.example"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void the_examples_that_ship_hold_and_say_that_they_are_examples() {
        Policies examples = files.examples();
        assertThat(examples.containExamples()).isTrue();
        PolicySet set = examples.effectiveAt(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(set.version().toString()).matches("example-1@[0-9a-f]{64}");
        assertThat(set.disclosure().relyingParties()).hasSize(3);
        assertThat(set.release().claimSources()).isNotEmpty();
    }

    @Test
    void the_same_files_in_a_folder_are_the_same_version() throws IOException {
        ExampleFiles.copy(folder);
        PolicySet fromFolder = files.fromFolder(folder).all().getFirst();
        assertThat(fromFolder).isEqualTo(files.examples().all().getFirst());
    }

    @Test
    void any_change_is_another_version() throws IOException {
        ExampleFiles.copy(folder);
        ExampleFiles.change(
                folder.resolve("agencies.json"),
                file -> ExampleFiles.entry(file, "issuers", 0).put("valid_to", "2030-01-01"));
        assertThat(files.fromFolder(folder).all().getFirst().version())
                .isNotEqualTo(files.examples().all().getFirst().version());
    }

    @Test
    void a_new_version_takes_effect_on_its_day_in_sweden() throws IOException {
        ExampleFiles.copy(Files.createDirectory(folder.resolve("first")));
        Path second = Files.createDirectory(folder.resolve("second"));
        ExampleFiles.copyAs(second, "example-2", "2026-07-01");
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
        ExampleFiles.copy(Files.createDirectory(folder.resolve("first")));
        ExampleFiles.copy(Files.createDirectory(folder.resolve("second")));
        assertThatThrownBy(() -> files.fromFolder(folder)).hasMessageContaining("[L37]");
    }

    @Test
    void a_file_with_a_member_twice_is_not_read() throws IOException {
        ExampleFiles.copy(folder);
        Path file = folder.resolve("operators.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"label\":\"x\","));
        assertThatThrownBy(() -> files.fromFolder(folder))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("operators.json:3:10: [file] is not strict JSON: Duplicate field 'label'");
    }

    @Test
    void an_empty_or_missing_folder_is_said_so() {
        assertThatThrownBy(() -> files.fromFolder(folder)).hasMessageContaining("holds no policy files");
        assertThatThrownBy(() -> files.fromFolder(folder.resolve("nowhere"))).hasMessageContaining("cannot be read");
    }

    @Test
    void an_activation_follows_a_retention_that_is_set() throws IOException {
        ExampleFiles.copy(folder);
        ExampleFiles.change(
                folder.resolve("operators.json"), file -> ((ArrayNode) file.required("retention")).remove(3));
        assertThatThrownBy(() -> files.fromFolder(folder))
                .hasMessageContaining("/activations/0/retention: [L33] no entry under retention says how long a"
                        + " release_record is kept");
    }

    @Test
    void two_versions_never_take_effect_on_one_day() throws IOException {
        ExampleFiles.copy(Files.createDirectory(folder.resolve("first")));
        ExampleFiles.copyAs(Files.createDirectory(folder.resolve("second")), "example-2", "2020-01-01");
        assertThatThrownBy(() -> files.fromFolder(folder)).hasMessageContaining("takes effect on the same day");
    }

    @Test
    void a_problem_is_told_with_line_and_column_under_the_name_of_its_version() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        ExampleFiles.copy(Files.createDirectory(folder.resolve("first")));
        ExampleFiles.copyAs(second, "example-2", "2026-07-01");
        Path file = second.resolve("operators.json");
        Files.writeString(file, """
                {"$schema": "urn:intyga:legal-basis:policy:1",
                 "label": "example-2", "example": true,
                 "effective_from": "2026-07-01",
                 "mandates": [
                   {"operator": "DEMO"}]}
                """);
        assertThatThrownBy(() -> files.fromFolder(folder))
                .hasMessageContaining("second/operators.json:5:4 at /mandates/0: [L10]")
                .hasMessageContaining("second/operators.json:5:17 at /mandates/0/operator: [L10]");
    }

    @Test
    void a_single_file_is_looked_at_as_a_version_of_its_own() throws IOException {
        ExampleFiles.copy(folder);
        assertThat(files.find(folder.resolve("operators.json")).problems()).isEmpty();
        assertThat(files.find(folder.resolve("relying-parties.json")).versions())
                .hasSize(1);
    }

    @Test
    void the_schema_that_is_published_is_the_one_that_is_held() {
        assertThat(new PolicySchema().document().path("$id").asText()).isEqualTo("urn:intyga:legal-basis:policy:1");
    }
}
