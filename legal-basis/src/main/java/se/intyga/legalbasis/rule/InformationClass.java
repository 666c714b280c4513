package se.intyga.legalbasis.rule;

/// How bad a breach would be, from 1 (negligible) to 4 (severe): of confidentiality (K), correctness (R) and
/// availability (T), as the Swedish guidelines classify information (L35, R137).
public record InformationClass(int confidentiality, int correctness, int availability) {
    public InformationClass {
        if (outside(confidentiality) || outside(correctness) || outside(availability)) {
            throw new IllegalArgumentException("an information class counts from 1 to 4");
        }
    }

    private static boolean outside(int level) {
        return level < 1 || level > 4;
    }

    /// For example `K3 R2 T1`.
    @Override
    public String toString() {
        return "K" + confidentiality + " R" + correctness + " T" + availability;
    }
}
