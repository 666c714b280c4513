package se.intyga.legalbasis.basis;

import java.util.Comparator;

/// One of the numbered rules behind a decision: of the legal model (L1 to L38) or of the requirements (R..).
public record RuleId(Series series, int number) implements Comparable<RuleId> {
    /// Which list the number counts in.
    public enum Series {
        L,
        R
    }

    public RuleId {
        int last = switch (series) {
            case L -> 38;
            case R -> 170;
        };
        if (number < 1 || number > last) {
            throw new IllegalArgumentException("the rules are L1 to L38 and R1 to R170");
        }
    }

    public static RuleId law(int number) {
        return new RuleId(Series.L, number);
    }

    public static RuleId requirement(int number) {
        return new RuleId(Series.R, number);
    }

    @Override
    public int compareTo(RuleId other) {
        return Comparator.comparing(RuleId::series)
                .thenComparingInt(RuleId::number)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return series.name() + number;
    }
}
