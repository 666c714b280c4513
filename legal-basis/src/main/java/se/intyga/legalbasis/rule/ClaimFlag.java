package se.intyga.legalbasis.rule;

import java.util.Locale;

/// What makes a claim more than an ordinary one: a flagged claim is asked for only with a registered need
/// (R26, pitfalls 4.5).
public enum ClaimFlag {
    PERSONAL_NUMBER,
    COORDINATION_NUMBER,
    HANDLER_NOTE,
    /// GDPR Article 9(1).
    SPECIAL_CATEGORY,
    /// GDPR Article 10.
    CRIMINAL_OFFENCE,
    /// Could lead to where somebody with protected personal data lives or works.
    PROTECTED_PERSON_SENSITIVE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
