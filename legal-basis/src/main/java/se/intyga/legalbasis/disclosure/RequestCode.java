package se.intyga.legalbasis.disclosure;

import se.intyga.legalbasis.rule.ClaimFlag;

/// The outcomes for a request, rows 1-4 of the decision table for disclosures, and what the table does not say: the
/// same
/// refusal before anybody sees it.
public enum RequestCode {
    PERMITTED,
    VERIFIER_NOT_REGISTERED,
    PURPOSE_NOT_REGISTERED,
    OVER_ASKING,
    CONSENT_NOT_AVAILABLE,
    /// No ground, or one that is not registered for the purpose or has no provision to rest on.
    BASIS_NOT_REGISTERED,
    ONCE_ONLY_CHECK_MISSING,
    /// A personal or coordination number without a registered need (R26).
    IDENTITY_NUMBER_NOT_JUSTIFIED,
    HANDLER_NOTE_NOT_PERMITTED,
    /// No registered exception of GDPR Article 9(2).
    SPECIAL_CATEGORY_NOT_PERMITTED,
    /// No registered law under GDPR Article 10.
    CRIMINAL_OFFENCE_NOT_PERMITTED,
    /// Could expose people with protected personal data, without a registered need.
    PROTECTED_DATA_NOT_JUSTIFIED;

    static RequestCode of(ClaimFlag flag) {
        return switch (flag) {
            case PERSONAL_NUMBER, COORDINATION_NUMBER -> IDENTITY_NUMBER_NOT_JUSTIFIED;
            case HANDLER_NOTE -> HANDLER_NOTE_NOT_PERMITTED;
            case SPECIAL_CATEGORY -> SPECIAL_CATEGORY_NOT_PERMITTED;
            case CRIMINAL_OFFENCE -> CRIMINAL_OFFENCE_NOT_PERMITTED;
            case PROTECTED_PERSON_SENSITIVE -> PROTECTED_DATA_NOT_JUSTIFIED;
        };
    }
}
