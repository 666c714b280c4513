package se.intyga.legalbasis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// New versions while the house runs: known when they hold, reported when they do not, and never in place of what has
/// been in force (L37).
class PolicyFolderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-07-02T10:00:00Z");

    private final PolicyFiles files = new PolicyFiles(URI.create("https://intyga.example"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Policies policies;

    @SuppressWarnings("NullAway.Init")
    private PolicyFolder watched;

    @BeforeEach
    void begin_with_one_version() throws IOException {
        ExampleFiles.copy(Files.createDirectory(folder.resolve("first")));
        policies = files.fromFolder(folder);
        watched = watch(true);
    }

    private PolicyFolder watch(boolean examplesAllowed) {
        return new PolicyFolder(files, folder, policies, examplesAllowed, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private PolicyFolder.Look.Changed settled(PolicyFolder of) {
        assertThat(of.look()).isInstanceOf(PolicyFolder.Look.Nothing.class);
        return (PolicyFolder.Look.Changed) of.look();
    }

    @Test
    void a_version_dropped_in_while_running_takes_effect_on_its_day() throws IOException {
        ExampleFiles.copyAs(Files.createDirectory(folder.resolve("second")), "example-2", "2026-07-01");
        assertThat(settled(watched).added()).extracting(PolicyVersion::label).containsExactly("example-2");
        assertThat(policies.effectiveAt(NOW).version().label()).isEqualTo("example-1");
        assertThat(policies.effectiveAt(LATER).version().label()).isEqualTo("example-2");
        assertThat(watched.look()).isInstanceOf(PolicyFolder.Look.Nothing.class);
    }

    @Test
    void a_broken_version_changes_nothing_and_is_reported_until_it_is_mended() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        ExampleFiles.copyAs(second, "example-2", "2026-07-01");
        String whole = Files.readString(second.resolve("operators.json"));
        Files.writeString(second.resolve("operators.json"), "{");
        assertThat(settled(watched).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).startsWith("second/operators.json:1:2: [file]"));
        assertThat(watched.problems()).hasSize(1);
        assertThat(policies.effectiveAt(LATER).version().label()).isEqualTo("example-1");
        Files.writeString(second.resolve("operators.json"), whole);
        settled(watched);
        assertThat(watched.problems()).isEmpty();
        assertThat(policies.effectiveAt(LATER).version().label()).isEqualTo("example-2");
    }

    @Test
    void a_version_that_has_been_in_force_is_never_replaced() throws IOException {
        PolicyVersion before = policies.effectiveAt(NOW).version();
        ExampleFiles.change(
                folder.resolve("first/agencies.json"),
                file -> ExampleFiles.entry(file, "issuers", 0).put("valid_to", "2030-01-01"));
        assertThat(settled(watched).problems()).extracting(PolicyProblem::rule).containsExactly("L37");
        assertThat(policies.effectiveAt(NOW).version()).isEqualTo(before);
    }

    @Test
    void a_version_whose_day_has_not_come_can_still_be_mended() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        ExampleFiles.copyAs(second, "example-2", "2026-07-01");
        settled(watched);
        PolicyVersion draft = policies.effectiveAt(LATER).version();
        ExampleFiles.change(
                second.resolve("agencies.json"),
                file -> ExampleFiles.entry(file, "issuers", 0).put("valid_to", "2030-01-01"));
        settled(watched);
        assertThat(policies.effectiveAt(LATER).version().label()).isEqualTo("example-2");
        assertThat(policies.effectiveAt(LATER).version()).isNotEqualTo(draft);
        assertThat(policies.all()).hasSize(2);
    }

    @Test
    void a_version_that_was_removed_stays_known_so_that_its_decisions_can_be_made_again() throws IOException {
        PolicyVersion before = policies.effectiveAt(NOW).version();
        for (String name : ExampleFiles.NAMES) {
            Files.delete(folder.resolve("first").resolve(name));
        }
        settled(watched);
        assertThat(policies.version(before)).isPresent();
        assertThat(policies.effectiveAt(NOW).version()).isEqualTo(before);
        assertThat(watched.problems()).isNotEmpty();
    }

    @Test
    void half_a_copy_is_not_taken_for_a_version() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        ExampleFiles.copyAs(second, "example-2", "2026-07-01");
        Path operators = second.resolve("operators.json");
        String whole = Files.readString(operators);
        Files.delete(operators);
        assertThat(watched.look()).isInstanceOf(PolicyFolder.Look.Nothing.class);
        Files.writeString(operators, whole);
        assertThat(watched.look()).isInstanceOf(PolicyFolder.Look.Nothing.class);
        assertThat(watched.look()).isInstanceOf(PolicyFolder.Look.Changed.class);
        assertThat(policies.all().getFirst().release().mandates()).isNotEmpty();
    }

    @Test
    void a_name_that_begins_with_a_dot_is_not_looked_at() throws IOException {
        ExampleFiles.copyAs(Files.createDirectory(folder.resolve(".second")), "example-2", "2026-07-01");
        assertThat(watched.look()).isInstanceOf(PolicyFolder.Look.Nothing.class);
        assertThat(watched.look()).isInstanceOf(PolicyFolder.Look.Nothing.class);
    }

    @Test
    void production_takes_no_examples_that_are_dropped_in_either() throws IOException {
        PolicyFolder production = watch(false);
        ExampleFiles.copyAs(Files.createDirectory(folder.resolve("second")), "example-2", "2026-05-01");
        assertThat(settled(production).problems())
                .anySatisfy(problem -> assertThat(problem.sentence()).contains("examples are not law"));
        assertThat(policies.all()).hasSize(1);
    }
}
