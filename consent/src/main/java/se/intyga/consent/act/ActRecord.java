package se.intyga.consent.act;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What happened with an act: the whole of what a ledger's entry commits to. Known to the person only, and to
/// whom she shows it.
public record ActRecord(Step step, Instant at, Act act) implements Committed {
    /// What happened. An act is made once, used at most once, and a consent withdrawn at most once.
    public enum Step {
        MADE,
        USED,
        WITHDRAWN
    }

    public ActRecord {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        if (step == Step.WITHDRAWN && !(act instanceof Act.Consent)) {
            throw new IllegalArgumentException("only a consent can be withdrawn");
        }
    }
}
