package se.intyga.verifier.verdict;

import java.util.List;

/// Every line about one answer. Says nothing about its claims.
public record Verdict(List<VerdictLine> lines) {
    public Verdict {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a verdict has lines");
        }
    }

    /// The first line that is no yes, or OK: what to tell in one word.
    public VerdictCode code() {
        return lines.stream()
                .filter(line -> line.finding() == Finding.FAILED || line.finding() == Finding.UNKNOWN)
                .map(VerdictLine::code)
                .findFirst()
                .orElse(VerdictCode.OK);
    }
}
