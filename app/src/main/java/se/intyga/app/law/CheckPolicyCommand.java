package se.intyga.app.law;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicyNotes;
import se.intyga.legalbasis.policy.PolicyProblem;
import se.intyga.legalbasis.policy.PolicySchema;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.pages.Language;

/// `./intyga check-policy <file or folder>`: every problem with file, line, column, JSON pointer and rule, as serve
/// would
/// refuse it; and what a version that holds still leaves closed. `--schema` prints the schema instead.
public final class CheckPolicyCommand {
    private static final URI BASE = URI.create("https://intyga.example");

    private CheckPolicyCommand() {}

    /// How it went, for the exit code.
    public enum Verdict {
        HOLDS,
        BROKEN,
        WRONG_USE
    }

    public static Verdict run(List<String> arguments, Instant at, PrintStream out, PrintStream err) {
        if (arguments.equals(List.of("--schema"))) {
            out.println(new PolicySchema().document().toPrettyString());
            return Verdict.HOLDS;
        }
        if (arguments.size() != 1 || arguments.getFirst().startsWith("-")) {
            err.println("intyga: check-policy needs one file or folder, or --schema.");
            return Verdict.WRONG_USE;
        }
        Path path = Path.of(arguments.getFirst());
        if (!Files.exists(path)) {
            err.println("intyga: there is nothing at " + path + ".");
            return Verdict.WRONG_USE;
        }
        PolicyFiles.Found found = new PolicyFiles(BASE).find(path);
        found.versions().values().stream()
                .sorted((one, other) -> one.effectiveFrom().compareTo(other.effectiveFrom()))
                .forEach(set -> tell(set, at, out));
        for (PolicyProblem problem : found.problems()) {
            err.println(problem);
        }
        return found.problems().isEmpty() ? Verdict.HOLDS : Verdict.BROKEN;
    }

    private static void tell(PolicySet set, Instant at, PrintStream out) {
        out.println(set.version() + " holds, from " + set.effectiveFrom() + (set.example() ? ", an example" : ""));
        PolicyNotes.of(set, at, Language.EN).forEach(note -> out.println("  note: " + note));
    }
}
