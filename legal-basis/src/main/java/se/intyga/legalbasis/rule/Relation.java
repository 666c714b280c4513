package se.intyga.legalbasis.rule;

/// How a private relying party stands to the person.
public enum Relation {
    EMPLOYER,
    UNEMPLOYMENT_FUND,
    EDUCATION_PROVIDER,
    OTHER;

    /// Where consent is rarely free, so that a reason and an alternative must be stated.
    public boolean unequal() {
        return this == EMPLOYER;
    }
}
