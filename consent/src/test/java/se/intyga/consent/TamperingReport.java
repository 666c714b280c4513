package se.intyga.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import se.intyga.consent.ledger.LedgerVerdict;

/// What was done to ledgers behind their backs and what their check said, as a page: `target/tamperings.md`. It tells
/// what ran and nothing else.
public final class TamperingReport implements AfterAllCallback {
    private static final Path PAGE = Path.of("target", "tamperings.md");
    private static final TreeMap<Integer, String> PARTS = new TreeMap<>();

    private final int part;
    private final String heading;
    private final List<String> lines = new ArrayList<>();

    /// @param part where this test's tamperings stand, counted from 1
    public TamperingReport(int part, String heading) {
        this.part = part;
        this.heading = heading;
    }

    /// Notes one. Called before the test judges the verdict, so that one that was missed is in the report as well.
    public void judged(String name, List<String> changes, LedgerVerdict verdict) {
        String told = switch (verdict) {
            case LedgerVerdict.Intact intact -> "**NOT CAUGHT**: intact, " + intact.size() + " leaves";
            case LedgerVerdict.DoesNotFit found -> {
                String where = found.through() > found.index()
                        ? "leaves " + found.index() + " to " + found.through()
                        : "leaf " + found.index();
                yield where + ": " + found.misfit().sentence() + " (`" + found.misfit() + "`)";
            }
        };
        lines.add("| " + (lines.size() + 1) + " | " + name + " | " + escaped(String.join("<br>", changes)) + " | "
                + told + " |");
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        long missed =
                lines.stream().filter(line -> line.contains("**NOT CAUGHT**")).count();
        String page = "## " + heading + "\n\n" + lines.size() + " tamperings, " + (lines.size() - missed)
                + " caught. `" + context.getRequiredTestClass().getName() + "`.\n\n"
                + "| | name | what was changed | what the check says |\n|---|---|---|---|\n"
                + String.join("\n", lines) + "\n";
        synchronized (PARTS) {
            PARTS.put(part, page);
            write("# Tamperings with ledgers, and what their check says\n\n" + String.join("\n", PARTS.values()));
        }
    }

    private static void write(String page) {
        try {
            Files.createDirectories(PAGE.toAbsolutePath().getParent());
            Files.writeString(PAGE, page);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
