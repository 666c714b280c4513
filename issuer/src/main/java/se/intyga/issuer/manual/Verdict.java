package se.intyga.issuer.manual;

import java.util.Optional;
import se.intyga.pages.Text;

/// What a case handler says: release or refuse, and why.
///
/// @param note the handler's own words to the person, in both languages, without personal data
public record Verdict(Outcome outcome, CaseReason reason, Optional<Text> note) {
    private static final int MOST = 500;

    /// One way or the other.
    public enum Outcome {
        RELEASE,
        REFUSE
    }

    public Verdict {
        if (!reason.fits(outcome) || (reason == CaseReason.OTHER && note.isEmpty())) {
            throw new IllegalArgumentException("the reason does not fit the outcome, or needs a note");
        }
        if (note.isPresent() && !(plain(note.get().sv()) && plain(note.get().en()))) {
            throw new IllegalArgumentException("a note is one line without numbers of persons, telephones or accounts");
        }
    }

    /// The verdict, if the parts fit each other.
    static Optional<Verdict> of(Outcome outcome, CaseReason reason, Optional<Text> note) {
        try {
            return Optional.of(new Verdict(outcome, reason, note));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    /// What a machine can tell: one line, no long number however it is grouped, no mail address. A name it cannot tell.
    private static boolean plain(String text) {
        return text.length() <= MOST
                && text.chars().noneMatch(Character::isISOControl)
                && text.indexOf('@') < 0
                && !text.matches(".*[0-9](?:[-+ ]?[0-9]){5,}.*");
    }

    @Override
    public String toString() {
        return "Verdict[" + outcome + ", " + reason + "]";
    }
}
