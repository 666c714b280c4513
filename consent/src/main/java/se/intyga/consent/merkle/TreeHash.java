package se.intyga.consent.merkle;

import java.util.List;

/// The hashing of RFC 6962, section 2.1: leaves and nodes have different prefixes, so that none passes for the other.
public final class TreeHash {
    /// The root of the tree without leaves: SHA-256 of nothing.
    public static final Hash EMPTY = Hash.sha256();

    private static final byte[] LEAF = {0x00};
    private static final byte[] NODE = {0x01};

    private TreeHash() {}

    public static Hash leaf(byte[] data) {
        return Hash.sha256(LEAF, data);
    }

    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }

    /// The root over the given leaf hashes, in their order.
    public static Hash root(List<Hash> leaves) {
        CompactRange range = CompactRange.EMPTY;
        for (Hash leaf : leaves) {
            range = range.append(leaf, (level, index, hash) -> {});
        }
        return range.root();
    }
}
