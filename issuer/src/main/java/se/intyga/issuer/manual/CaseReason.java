package se.intyga.issuer.manual;

import java.util.Arrays;
import java.util.Optional;
import se.intyga.issuer.manual.Verdict.Outcome;
import se.intyga.pages.Text;

/// Why a case handler decided as she did, in words the person understands. A closed vocabulary, so that no personal
/// data strays into ledgers.
public enum CaseReason {
    NO_HARM_FOUND(true, false),
    NO_SECRECY_TOWARDS_PERSON(true, false),
    IDENTITY_CHECKED(true, false),
    SECRECY_APPLIES(false, true),
    HARM_NOT_EXCLUDED(false, true),
    IDENTITY_NOT_CHECKED(false, true),
    ANOTHER_WAY_AGREED(false, true),
    /// Goes with a note.
    OTHER(true, true);

    private final boolean releases;
    private final boolean refuses;

    CaseReason(boolean releases, boolean refuses) {
        this.releases = releases;
        this.refuses = refuses;
    }

    boolean fits(Outcome outcome) {
        return switch (outcome) {
            case RELEASE -> releases;
            case REFUSE -> refuses;
        };
    }

    static Optional<CaseReason> parse(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(text))
                .findFirst();
    }

    public Text told() {
        return CaseTexts.TEXTS.text("reason." + name());
    }
}
