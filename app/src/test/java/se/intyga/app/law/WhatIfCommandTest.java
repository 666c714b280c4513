package se.intyga.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.app.law.CheckPolicyCommand.Verdict;

/// A policy that changes on the first of January 2027 in Sweden: the documented example, one second before and after.
class WhatIfCommandTest {
    private static final Path EXAMPLE = Path.of("../docs/examples/policy-change");
    private static final String LAST_SECOND = "2026-12-31T22:59:59Z";
    private static final String FIRST_SECOND = "2026-12-31T23:00:00Z";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private WhatIfCommand.Verdict run(String... arguments) {
        return WhatIfCommand.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private WhatIfCommand.Verdict ask(String question, String... more) {
        List<String> all = new java.util.ArrayList<>(List.of(
                "--policies",
                EXAMPLE.resolve("versions").toString(),
                "--question",
                question,
                "--facts",
                EXAMPLE.resolve(question + ".json").toString()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void the_same_request_is_permitted_one_second_before_the_change_and_rejected_one_second_after_L23() {
        assertThat(ask("request", "--at", LAST_SECOND, "--at", FIRST_SECOND)).isEqualTo(WhatIfCommand.Verdict.ANSWERED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        LAST_SECOND + "  show-2026 (",
                        "permitted  PERMITTED",
                        FIRST_SECOND + "  show-2027 (",
                        "rejected  OVER_ASKING",
                        "told to relying party: ",
                        "L23");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_person_who_answers_after_the_change_shares_nothing_that_ended_with_it() {
        assertThat(ask("disclosure", "--at", LAST_SECOND, "--at", FIRST_SECOND))
                .isEqualTo(WhatIfCommand.Verdict.ANSWERED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence("allowed_once  ALLOWED_ONCE", "denied  OVER_ASKING");
    }

    @Test
    void the_whole_answer_can_be_had_as_json() {
        assertThat(ask("request", "--at", FIRST_SECOND, "--json")).isEqualTo(WhatIfCommand.Verdict.ANSWERED);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"unneeded\"", "registration_date");
    }

    @Test
    void the_example_policies_hold() {
        PrintStream told = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(CheckPolicyCommand.run(
                        List.of(EXAMPLE.resolve("versions").toString()),
                        java.time.Instant.parse(LAST_SECOND),
                        told,
                        told))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void policies_that_do_not_hold_are_named() throws IOException {
        Files.writeString(folder.resolve("policy.json"), "{}");
        assertThat(run(
                        "--policies",
                        folder.toString(),
                        "--question",
                        "request",
                        "--facts",
                        EXAMPLE.resolve("request.json").toString(),
                        "--at",
                        LAST_SECOND))
                .isEqualTo(WhatIfCommand.Verdict.BROKEN);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("policy.json");
    }

    @Test
    void wrong_use_is_said_so() {
        assertThat(run()).isEqualTo(WhatIfCommand.Verdict.WRONG_USE);
        assertThat(ask("request", "--at", "soon")).isEqualTo(WhatIfCommand.Verdict.WRONG_USE);
        assertThat(ask("request", "--at")).isEqualTo(WhatIfCommand.Verdict.WRONG_USE);
        assertThat(ask("request")).isEqualTo(WhatIfCommand.Verdict.WRONG_USE);
        assertThat(run(
                        "--policies",
                        EXAMPLE.resolve("versions").toString(),
                        "--question",
                        "release",
                        "--facts",
                        EXAMPLE.resolve("request.json").toString(),
                        "--at",
                        LAST_SECOND))
                .as("facts of another question")
                .isEqualTo(WhatIfCommand.Verdict.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("what-if --policies");
    }
}
