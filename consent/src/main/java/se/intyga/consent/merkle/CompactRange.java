package se.intyga.consent.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The right edge of a growing tree: the roots of its largest complete subtrees, the largest first. It is all that is
/// needed to append a leaf and to compute the root.
///
/// @param size the number of leaves so far
/// @param subtrees one root for each bit that is set in `size`
public record CompactRange(long size, List<Hash> subtrees) {
    public static final CompactRange EMPTY = new CompactRange(0, List.of());

    public CompactRange {
        subtrees = List.copyOf(subtrees);
        if (size < 0 || subtrees.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a compact range has one root for each bit of its size");
        }
    }

    /// Told of each complete subtree of two leaves or more when its last leaf is appended.
    @FunctionalInterface
    public interface NodeListener {
        void completed(int level, long index, Hash hash);
    }

    public CompactRange append(Hash leaf, NodeListener listener) {
        List<Hash> next = new ArrayList<>(subtrees);
        Hash carried = leaf;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            carried = TreeHash.node(next.removeLast(), carried);
            level++;
            listener.completed(level, size >> level, carried);
        }
        next.add(carried);
        return new CompactRange(size + 1, next);
    }

    public Hash root() {
        if (subtrees.isEmpty()) {
            return TreeHash.EMPTY;
        }
        Hash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = TreeHash.node(subtrees.get(i), root);
        }
        return root;
    }

    /// The roots in a row, for storage beside the size.
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(subtrees.size() * Hash.LENGTH);
        subtrees.forEach(hash -> buffer.put(hash.bytes()));
        return buffer.array();
    }

    public static CompactRange of(long size, byte[] bytes) {
        if (bytes.length % Hash.LENGTH != 0) {
            throw new IllegalArgumentException("a compact range is a row of whole hashes");
        }
        List<Hash> subtrees = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            byte[] next = new byte[Hash.LENGTH];
            buffer.get(next);
            subtrees.add(Hash.of(next));
        }
        return new CompactRange(size, subtrees);
    }
}
