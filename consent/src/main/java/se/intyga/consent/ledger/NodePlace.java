package se.intyga.consent.ledger;

/// Where a complete subtree stands.
record NodePlace(int level, long index) {
    /// The leaf that completed it.
    long lastLeaf() {
        return ((index + 1) << level) - 1;
    }
}
