package se.intyga.consent.merkle;

import java.util.ArrayList;
import java.util.List;

/// Builds roots and proofs from the complete subtrees of a ledger (RFC 6962, section 2.1). Each asks for a number of
/// nodes that grows with the logarithm of the size.
public final class Proofs {
    private Proofs() {}

    public static Hash root(long size, NodeSource nodes) {
        return size == 0 ? TreeHash.EMPTY : range(0, size, nodes);
    }

    /// Precondition: 0 <= index < size.
    public static InclusionProof inclusion(long index, long size, NodeSource nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("the index lies outside the tree");
        }
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + split(end - begin);
            if (index < middle) {
                path.add(range(middle, end, nodes));
                end = middle;
            } else {
                path.add(range(begin, middle, nodes));
                begin = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /// Precondition: 1 <= from <= to.
    public static ConsistencyProof consistency(long from, long to, NodeSource nodes) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("a consistency proof leads from a tree to one at least as large");
        }
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = to;
        boolean oldRootKnown = true;
        while (from != end) {
            long middle = begin + split(end - begin);
            if (from <= middle) {
                path.add(range(middle, end, nodes));
                end = middle;
            } else {
                path.add(range(begin, middle, nodes));
                begin = middle;
                oldRootKnown = false;
            }
        }
        if (!oldRootKnown) {
            path.add(range(begin, end, nodes));
        }
        return new ConsistencyProof(from, to, path.reversed());
    }

    private static Hash range(long begin, long end, NodeSource nodes) {
        long width = end - begin;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.node(level, begin >> level);
        }
        long middle = begin + split(width);
        return TreeHash.node(range(begin, middle, nodes), range(middle, end, nodes));
    }

    /// The largest power of two below the width.
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
