package se.intyga.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.app.law.CheckPolicyCommand.Verdict;

class CheckPolicyCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Verdict run(String... arguments) {
        return CheckPolicyCommand.run(
                List.of(arguments),
                Instant.parse("2026-06-01T10:00:00Z"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void a_file_that_holds_is_told_with_what_it_leaves_closed() throws IOException {
        Path file = folder.resolve("policy.json");
        Files.writeString(file, """
                {"$schema": "urn:intyga:legal-basis:policy:1", "label": "own-1", "example": false,
                 "effective_from": "2026-01-01", "document_types": [
                  {"agency": "a", "document_type": "t", "guideline": "g", "valid_from": "2026-01-01",
                   "paper_route": {"text": {"sv": "p", "en": "p"}}, "contact_route": {"text": {"sv": "k", "en": "c"}},
                   "citation": {"source": "Lag"}, "text": {"sv": "t", "en": "t"}}]}
                """);
        assertThat(run(file.toString())).isEqualTo(Verdict.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("holds, from 2026-01-01", "[L36] t of a is not active");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_problem_is_told_with_file_line_column_pointer_and_rule() throws IOException {
        Path file = folder.resolve("policy.json");
        Files.writeString(file, """
                {"$schema": "urn:intyga:legal-basis:policy:1", "label": "own-1", "example": false,
                 "effective_from": "2026-01-01",
                 "agreement_mode": [
                   {"citation": {"source": "Lag"}, "text": {"sv": "t", "en": "t"}, "valid_from": "2026-01-01"}]}
                """);
        assertThat(run(file.toString())).isEqualTo(Verdict.BROKEN);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("policy.json:4:4 at /agreement_mode/0: [L19] ");
    }

    @Test
    void the_schema_is_printed() {
        assertThat(run("--schema")).isEqualTo(Verdict.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("urn:intyga:legal-basis:policy:1");
    }

    @Test
    void wrong_use_is_said_so() {
        assertThat(run()).isEqualTo(Verdict.WRONG_USE);
        assertThat(run(folder.resolve("nowhere").toString())).isEqualTo(Verdict.WRONG_USE);
        assertThat(run("--fix", "x")).isEqualTo(Verdict.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--schema");
    }
}
