package se.intyga.formats.dcql;

import java.util.List;
import java.util.Map;
import se.intyga.formats.claims.ClaimPath;

/// Whether an answer answers the query.
public sealed interface DcqlVerdict<C extends QueriedCredential> {
    /// By query id, the credentials that count; what was dropped on the way is named in `dropped`.
    record Answered<C extends QueriedCredential>(Map<String, List<Counted<C>>> answers, List<Misfit> dropped)
            implements DcqlVerdict<C> {}

    record NotAnswered<C extends QueriedCredential>(List<Misfit> misfits) implements DcqlVerdict<C> {}

    /// A credential that fits and the paths of the query it answers with.
    record Counted<C extends QueriedCredential>(C credential, List<ClaimPath> paths) {
        public Counted {
            paths = List.copyOf(paths);
        }
    }

    /// What did not fit, and for which query.
    record Misfit(String queryId, Reason reason) {}

    /// Why a credential does not count, or the whole does not.
    enum Reason {
        UNKNOWN_QUERY,
        TOO_MANY,
        WRONG_FORMAT,
        WRONG_CREDENTIAL_TYPE,
        WRONG_AUTHORITY,
        NOT_HOLDER_BOUND,
        CLAIMS_MISSING,
        CREDENTIAL_MISSING,
        /// No option of a required set is complete; the query id is the first of its first option.
        SET_NOT_MET
    }
}
