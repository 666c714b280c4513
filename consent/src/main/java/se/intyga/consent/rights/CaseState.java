package se.intyga.consent.rights;

/// How far a case has come.
public enum CaseState {
    /// Written, and waiting for the person to send it or to say that she did.
    PREPARED,
    SENT,
    /// The recipient could not be reached, or gave no usable answer. It can be tried again.
    NO_ANSWER,
    /// The other side says that it has it.
    RECEIVED,
    /// The other side says that it did what was asked.
    DONE,
    /// The other side says no, with a reason.
    REFUSED,
    /// The person changed her mind.
    WITHDRAWN;

    boolean leadsTo(CaseState next) {
        return switch (this) {
            case PREPARED, NO_ANSWER, SENT -> next != PREPARED && next != this;
            case RECEIVED -> next == DONE || next == REFUSED || next == WITHDRAWN;
            case DONE, REFUSED, WITHDRAWN -> false;
        };
    }

    /// Whether nothing more is to come.
    public boolean isEnd() {
        return this == DONE || this == REFUSED || this == WITHDRAWN;
    }
}
