package se.intyga.formats.statuslist;

/// What checking a status list token came to.
public sealed interface StatusListOutcome {
    record Verified(StatusListToken token) implements StatusListOutcome {}

    record Rejected(Code code) implements StatusListOutcome {}

    /// Why a list is not believed.
    enum Code {
        MALFORMED,
        WRONG_TYPE,
        BAD_SIGNATURE,
        /// Another list than the credential points to.
        WRONG_LIST,
        NOT_YET_VALID,
        EXPIRED
    }
}
