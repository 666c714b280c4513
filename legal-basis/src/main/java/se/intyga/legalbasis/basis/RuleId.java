package se.intyga.legalbasis.basis;

/// One of the numbered rules of the legal model, L1 to L38.
public record RuleId(int number) implements Comparable<RuleId> {
    public RuleId {
        if (number < 1 || number > 38) {
            throw new IllegalArgumentException("the rules are L1 to L38");
        }
    }

    @Override
    public int compareTo(RuleId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "L" + number;
    }
}
