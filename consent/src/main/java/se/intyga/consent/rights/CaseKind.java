package se.intyga.consent.rights;

/// What a person can ask for, and which states its case can come to.
public enum CaseKind {
    /// A recipient is asked to delete what was shared with it (GDPR Art. 17; EU TS7).
    DELETION,
    /// A recipient is reported to the supervisory authority (GDPR Art. 77; EU TS8).
    AUTHORITY_REPORT,
    /// An agency is told that something it released is wrong (GDPR Art. 16; R13).
    CORRECTION,
    /// An agency is asked what it holds (GDPR Art. 15).
    ACCESS,
    /// An agency is asked to erase what its record here says of the person (GDPR Art. 17; R13). It decides: its records
    /// are official documents, and the law may bid it to keep them.
    ERASURE;

    /// Whether a case of this kind can go from one state to another: never back, never on from an end.
    public boolean allows(CaseState from, CaseState to) {
        return knows(to) && from.leadsTo(to);
    }

    public boolean knows(CaseState state) {
        return switch (state) {
            case SENT, WITHDRAWN -> true;
            case PREPARED -> !isForAgency();
            case NO_ANSWER -> this == DELETION;
            case RECEIVED, DONE, REFUSED -> this != AUTHORITY_REPORT;
        };
    }

    /// Whether the agency it is about reads the case and answers it.
    public boolean isForAgency() {
        return this == CORRECTION || this == ACCESS || this == ERASURE;
    }
}
