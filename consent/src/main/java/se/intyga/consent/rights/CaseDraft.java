package se.intyga.consent.rights;

import java.util.List;
import java.util.Optional;
import se.intyga.consent.ledger.Party;
import se.intyga.formats.claims.ClaimPath;

/// What a person asks for.
///
/// @param about the organisation that is asked, or that is reported
/// @param documentType the type of credential it is about
/// @param subject the receipt's id, or the place in a ledger, or nothing
/// @param words what the person wrote herself; it may hold values and is never logged
/// @param identity who she is, where the organisation must know it to do as asked: her personal number
public record CaseDraft(
        CaseKind kind,
        Party about,
        Optional<String> documentType,
        List<ClaimPath> claims,
        Optional<String> subject,
        String words,
        Optional<String> identity) {
    /// The longest text a person may write.
    public static final int MOST_WORDS = 4000;

    public CaseDraft {
        claims = List.copyOf(claims);
        if (words.length() > MOST_WORDS) {
            throw new IllegalArgumentException("a case has at most " + MOST_WORDS + " characters of words");
        }
    }

    @Override
    public String toString() {
        return "CaseDraft[" + kind + "]";
    }
}
