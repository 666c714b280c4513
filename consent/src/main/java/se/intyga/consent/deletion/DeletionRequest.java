package se.intyga.consent.deletion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.intyga.consent.ledger.CorrelationId;

/// What a relying party is asked to delete: one disclosure, by the receipt it signed itself. It names no person; the
/// relying party knows whose it was by its own transaction.
///
/// @param receiptId the receipt that was shown
/// @param transaction the relying party's own transaction
/// @param answer what the relying party says to the person
public record DeletionRequest(
        String receiptId,
        String relyingParty,
        CorrelationId transaction,
        Instant disclosedAt,
        List<String> claimPaths,
        Instant receivedAt,
        State state,
        Optional<String> answer) {
    /// The longest answer.
    public static final int MOST_ANSWER = 1000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,8}[-+]?[0-9]{4}");

    /// Whether a text can be kept as an answer: short, and without anything like a personal number.
    public static boolean isAnswer(String text) {
        return !text.isBlank()
                && text.length() <= MOST_ANSWER
                && !NUMBER.matcher(text).find();
    }

    /// How far it has come with the relying party.
    public enum State {
        RECEIVED,
        DONE,
        REFUSED
    }

    public DeletionRequest {
        claimPaths = List.copyOf(claimPaths);
    }
}
