package se.intyga.app.retention;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import se.intyga.consent.retention.RetentionRun;
import se.intyga.consent.retention.Stays;
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.Whose;

/// What retention did or would do, a line a kind of record and rule: how many, from before which day, for how long they
/// are kept, and what the policy cites for that. Counts, never which.
final class TellRetention {
    private final PrintStream out;

    TellRetention(PrintStream out) {
        this.out = out;
    }

    void wouldGo(List<RetentionRun> runs) {
        runs.forEach(run -> line(run, "would go"));
        out.println("Nothing was touched: this was a dry run.");
    }

    void went(List<RetentionRun> runs) {
        runs.forEach(run -> line(run, "went"));
        out.println("Gone in all: "
                + runs.stream().mapToLong(RetentionRun::disposed).sum()
                + ". The operator's ledger says so, a line a kind.");
    }

    void stays(List<Stays> stays) {
        for (Stays kind : stays) {
            out.println(name(kind.keeper())
                    + kind.archived()
                            .map(rule -> "stays: goes to an archive after "
                                    + rule.period().period() + by(rule))
                            .orElse("stays: the policy sets no time for a "
                                    + kind.type().wireName()));
        }
    }

    private void line(RetentionRun run, String verb) {
        LocalDate day = run.before().atOffset(ZoneOffset.UTC).toLocalDate();
        out.println(name(run.keeper()) + run.disposed() + " " + verb + ", from before " + day + ": "
                + run.rule().period().recordType().wireName() + " is kept "
                + run.rule().period().period() + by(run.rule()));
    }

    private static String by(KeepingRule rule) {
        String whose = switch (rule.whose()) {
            case Whose.Of(String agency) -> "by " + agency;
            case Whose.AllBut(var agencies) when agencies.isEmpty() -> "by all";
            case Whose.AllBut(var agencies) ->
                "by all but " + String.join(", ", agencies.stream().sorted().toList());
        };
        return " " + whose + " (" + rule.period().citation() + "; policy " + rule.policyVersion() + ")";
    }

    private static String name(String keeper) {
        return "%-18s".formatted(keeper);
    }
}
