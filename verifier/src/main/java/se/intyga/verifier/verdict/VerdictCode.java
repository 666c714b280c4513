package se.intyga.verifier.verdict;

import se.intyga.pages.Text;

/// Why a line of a verdict says what it says. The codes are stable: integrators branch on them.
public enum VerdictCode {
    OK("Kontrollen gick bra.", "The check passed."),
    NOT_MADE(
            "Kontrollen gjordes inte, eftersom en tidigare inte gick bra.",
            "The check was not made because an earlier one did not pass."),

    MALFORMED("Presentationen går inte att läsa.", "The presentation cannot be read."),
    SIGNATURE_INVALID(
            "Utfärdarens underskrift stämmer inte med innehållet.",
            "The issuer's signature does not match the content."),
    ISSUER_KEY_MISSING(
            "Intyget anger inte utfärdarens certifikat.", "The credential does not carry the issuer's certificate."),
    WRONG_FORMAT(
            "Intyget har en annan typ av kuvert än väntat.", "The credential is of another token type than expected."),
    DISCLOSURES_INVALID(
            "De uppgifter som visades hör inte till intyget.", "The disclosed claims do not belong to the credential."),

    NOT_TRUSTED(
            "Utfärdaren är inte betrodd för den här typen av intyg.",
            "The issuer is not trusted for this type of credential."),
    TRUST_UNKNOWN(
            "Det går just nu inte att avgöra om utfärdaren är betrodd.",
            "It cannot be determined right now whether the issuer is trusted."),

    NOT_YET_VALID("Intyget gäller inte ännu.", "The credential is not valid yet."),
    EXPIRED("Intygets giltighetstid har gått ut.", "The credential has expired."),

    REVOKED("Utfärdaren har återkallat intyget.", "The issuer has revoked the credential."),
    SUSPENDED("Utfärdaren har tillfälligt stoppat intyget.", "The issuer has suspended the credential."),
    STATUS_UNKNOWN(
            "Intygets status går inte att kontrollera just nu.",
            "The credential's status cannot be checked right now."),
    NO_STATUS("Intyget har ingen uppgift om status.", "The credential has no status reference."),
    STATUS_LIST_OLD(
            "Utfärdarens statuslista är äldre än vad som godtas.",
            "The issuer's status list is older than is accepted."),

    HOLDER_BINDING_MISSING("Innehavarens underskrift saknas.", "The holder's signature is missing."),
    HOLDER_BINDING_INVALID("Innehavarens underskrift stämmer inte.", "The holder's signature is not valid."),
    WRONG_AUDIENCE("Presentationen är gjord för någon annan.", "The presentation was made for somebody else."),
    WRONG_NONCE("Presentationen är gjord för en annan förfrågan.", "The presentation was made for another request."),
    HOLDER_BINDING_TOO_OLD(
            "Innehavarens underskrift är inte gjord nyss.", "The holder's signature was not made just now."),

    WRONG_TYPE("Intyget är av en annan typ än den efterfrågade.", "The credential is of another type than asked for."),
    CLAIM_MISSING("En efterfrågad uppgift saknas.", "A claim that was asked for is missing."),
    CLAIM_VALUE_DIFFERS(
            "En uppgift har ett annat värde än det efterfrågade.", "A claim has another value than asked for."),
    CLAIM_NOT_ASKED_FOR(
            "Presentationen visar mer än det som efterfrågades.", "The presentation shows more than was asked for."),
    CREDENTIAL_NOT_ASKED_FOR(
            "Svaret innehåller ett intyg som inte efterfrågades.",
            "The answer holds a credential that was not asked for."),
    CREDENTIAL_MISSING("Ett efterfrågat intyg saknas.", "A credential that was asked for is missing."),
    QUERY_NOT_MET("Svaret uppfyller inte förfrågan.", "The answer does not meet the query."),

    NOT_PERMITTED(
            "Uppgifterna får inte lämnas ut till mottagaren.", "The claims may not be disclosed to the recipient.");

    private final String swedish;
    private final String english;

    VerdictCode(String swedish, String english) {
        this.swedish = swedish;
        this.english = english;
    }

    public Text sentence() {
        return new Text(swedish, english);
    }
}
