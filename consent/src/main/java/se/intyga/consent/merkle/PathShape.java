package se.intyga.consent.merkle;

import java.util.List;

/// The shape of a path from a leaf to the root: an inner part, where siblings stand on either side, and a border along
/// the tree's right edge, where they stand only on the left.
final class PathShape {
    private PathShape() {}

    static int inner(long index, long size) {
        return Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
    }

    static int border(long index, int inner) {
        return inner >= Long.SIZE ? 0 : Long.bitCount(index >>> inner);
    }

    static Hash chainInner(Hash seed, List<Hash> path, long index) {
        Hash hash = seed;
        for (int i = 0; i < path.size(); i++) {
            hash = ((index >>> i) & 1) == 0 ? TreeHash.node(hash, path.get(i)) : TreeHash.node(path.get(i), hash);
        }
        return hash;
    }

    /// Only the siblings on the left: the same path in the older, smaller tree.
    static Hash chainInnerRight(Hash seed, List<Hash> path, long index) {
        Hash hash = seed;
        for (int i = 0; i < path.size(); i++) {
            if (((index >>> i) & 1) == 1) {
                hash = TreeHash.node(path.get(i), hash);
            }
        }
        return hash;
    }

    static Hash chainBorder(Hash seed, List<Hash> path) {
        Hash hash = seed;
        for (Hash sibling : path) {
            hash = TreeHash.node(sibling, hash);
        }
        return hash;
    }
}
