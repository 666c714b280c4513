package se.intyga.consent.ledger;

import java.util.List;
import java.util.stream.IntStream;

/// Where a complete subtree stands; at level 0 a leaf.
record NodePlace(int level, long index) {
    private static final int LEVELS_A_BAND = 8;

    /// All there can be below 2^63 leaves.
    static final List<Integer> BANDS =
            IntStream.range(0, 64 / LEVELS_A_BAND).boxed().toList();

    static NodePlace completedBy(long lastLeaf, int level) {
        return new NodePlace(level, ((lastLeaf + 1) >> level) - 1);
    }

    /// The leaf that completed it.
    long lastLeaf() {
        return ((index + 1) << level) - 1;
    }

    /// Levels 1 to 8 are the first band: nodes of a band lie together in the order in which they were completed.
    int band() {
        return (level - 1) / LEVELS_A_BAND;
    }
}
