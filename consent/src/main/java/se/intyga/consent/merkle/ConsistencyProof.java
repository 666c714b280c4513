package se.intyga.consent.merkle;

import java.util.List;

/// That the tree of size `from` is a prefix of the tree of size `to` (RFC 6962, section 2.1.2; RFC 9162, section
/// 2.1.4.2).
public record ConsistencyProof(long from, long to, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// Whether the old root and the new root belong to one history.
    public ProofVerdict verify(Hash oldRoot, Hash newRoot) {
        if (from < 0 || to < from) {
            return new ProofVerdict.Refuted("a tree never shrinks");
        }
        if (from == to) {
            return path.isEmpty()
                    ? ProofVerdict.matching(oldRoot, newRoot, "trees of one size have two roots")
                    : new ProofVerdict.Refuted("trees of one size need no path");
        }
        if (from == 0) {
            return new ProofVerdict.Refuted("from the empty tree nothing can be proven");
        }
        return verifyGrowth(oldRoot, newRoot);
    }

    private ProofVerdict verifyGrowth(Hash oldRoot, Hash newRoot) {
        int shift = Long.numberOfTrailingZeros(from);
        int inner = PathShape.inner(from - 1, to);
        int border = PathShape.border(from - 1, inner);
        inner -= shift;
        // When the old tree is complete, its root is the seed itself and is not repeated in the path.
        int start = from == 1L << shift ? 0 : 1;
        if (path.isEmpty() || path.size() != start + inner + border) {
            return new ProofVerdict.Refuted("the path has another length than the trees' shapes demand");
        }
        Hash seed = start == 0 ? oldRoot : path.getFirst();
        List<Hash> innerPath = path.subList(start, start + inner);
        List<Hash> borderPath = path.subList(start + inner, path.size());
        long mask = (from - 1) >>> shift;
        Hash old = PathShape.chainBorder(PathShape.chainInnerRight(seed, innerPath, mask), borderPath);
        if (!old.equals(oldRoot)) {
            return new ProofVerdict.Refuted("the path leads to another old root");
        }
        Hash grown = PathShape.chainBorder(PathShape.chainInner(seed, innerPath, mask), borderPath);
        return ProofVerdict.matching(grown, newRoot, "the path leads to another new root");
    }
}
