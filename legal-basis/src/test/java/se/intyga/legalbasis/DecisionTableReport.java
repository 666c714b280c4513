package se.intyga.legalbasis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.reason.Reasons;

/// What a table-driven test decided, row by row, as a page: `target/decision-tables/<table>.md`. It tells what ran and
/// nothing else; parts of a table that were not run are not in it.
public final class DecisionTableReport implements AfterAllCallback {
    private static final Path FOLDER = Path.of("target", "decision-tables");
    private static final Map<String, Map<Integer, String>> PARTS = new ConcurrentHashMap<>();

    private final String table;
    private final int part;
    private final String heading;
    private final List<String> lines = new ArrayList<>();

    /// @param table its number in the legal model, for example 5.3
    /// @param part where this test's rows stand in it, counted from 1
    public DecisionTableReport(String table, int part, String heading) {
        this.table = table;
        this.part = part;
        this.heading = heading;
    }

    /// Notes one case. Called before the test judges it, so that a failed row is in the report as well.
    ///
    /// @param name "row N: situation"
    /// @param outcome what was decided, in the words of the table
    public void decided(String name, String expectedOutcome, String expectedCode, String outcome, Reasons reasons) {
        int colon = name.indexOf(": ");
        boolean passed = expectedOutcome.equals(outcome) && expectedCode.equals(reasons.code());
        lines.add("| " + name.substring(0, colon) + " | " + name.substring(colon + 2) + " | " + expectedOutcome + " ("
                + expectedCode + ") | " + outcome + " | " + reasons.code() + " | " + joined(reasons.ruleIds()) + " | "
                + joined(reasons.citations().stream().map(Citation::toString).toList()) + " | "
                + (passed ? "pass" : "**FAIL**") + " |");
    }

    private static String joined(List<?> words) {
        return String.join("; ", words.stream().map(Object::toString).toList()).replace("|", "\\|");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        long failed = lines.stream().filter(line -> line.contains("**FAIL**")).count();
        String page = "## " + heading + "\n\n" + lines.size() + " cases, " + failed
                + " failed. Example policies; `"
                + context.getRequiredTestClass().getName() + "`.\n\n"
                + "| row | condition | expected | decided | reason code | rules | citation | |\n"
                + "|---|---|---|---|---|---|---|---|\n" + String.join("\n", lines) + "\n";
        Map<Integer, String> parts = PARTS.computeIfAbsent(table, _ -> new TreeMap<>());
        synchronized (parts) {
            parts.put(part, page);
            write("# Decision table " + table + ": what was decided\n\n" + String.join("\n", parts.values()));
        }
    }

    private void write(String page) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(table + ".md"), page);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
