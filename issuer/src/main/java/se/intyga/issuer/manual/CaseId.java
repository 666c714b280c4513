package se.intyga.issuer.manual;

import java.util.Optional;

/// The name of a case, in the agency's API and on the person's page. Random: it says nothing and opens nothing.
public record CaseId(String value) {
    private static final String FORM = "[A-Za-z0-9_-]{43}";

    public CaseId {
        if (!value.matches(FORM)) {
            throw new IllegalArgumentException("a case id is 43 characters of base64url");
        }
    }

    /// As it stands in an address; anything else is nobody's id.
    public static Optional<CaseId> parse(String text) {
        return text.matches(FORM) ? Optional.of(new CaseId(text)) : Optional.empty();
    }

    /// What decisions and ledgers call it by.
    public String reference() {
        return "CASE:" + value;
    }
}
