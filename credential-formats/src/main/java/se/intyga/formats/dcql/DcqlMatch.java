package se.intyga.formats.dcql;

import java.util.List;
import java.util.Map;
import se.intyga.formats.claims.ClaimPath;

/// What a wallet could answer.
public sealed interface DcqlMatch<C extends QueriedCredential> {
    /// By query id, the credentials that fit (all of them; one may be shown unless the query says `multiple`).
    /// Holds the queries of the first option of each set that can be met, optional sets too.
    record Matched<C extends QueriedCredential>(Map<String, List<Candidate<C>>> answers) implements DcqlMatch<C> {}

    /// Something required is not held: the wallet returns nothing at all.
    record NotMatched<C extends QueriedCredential>() implements DcqlMatch<C> {}

    /// A credential that fits and the paths to show of it.
    record Candidate<C extends QueriedCredential>(C credential, List<ClaimPath> paths) {
        public Candidate {
            paths = List.copyOf(paths);
        }
    }
}
