package se.intyga.legalbasis.rule;

/// Where a claim comes from in the agency's own systems.
public enum SourceCategory {
    REGISTER_FACT,
    DERIVED_FACT,
    PERSON_STATED,
    HANDLER_NOTE
}
