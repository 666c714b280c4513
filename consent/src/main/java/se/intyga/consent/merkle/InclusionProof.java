package se.intyga.consent.merkle;

import java.util.List;

/// That a leaf stands at an index of the tree of a given size (RFC 6962, section 2.1.1; RFC 9162, section 2.1.3.2).
///
/// @param path from the leaf's sibling up to the root's child
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /// Whether the leaf hash, by this path, leads to the root.
    public ProofVerdict verify(Hash leafHash, Hash root) {
        if (index < 0 || size <= index) {
            return new ProofVerdict.Refuted("the index lies outside the tree");
        }
        int inner = PathShape.inner(index, size);
        int border = PathShape.border(index, inner);
        if (path.size() != inner + border) {
            return new ProofVerdict.Refuted("the path has another length than the tree's shape demands");
        }
        Hash computed = PathShape.chainInner(leafHash, path.subList(0, inner), index);
        computed = PathShape.chainBorder(computed, path.subList(inner, path.size()));
        return ProofVerdict.matching(computed, root, "the path leads to another root");
    }
}
