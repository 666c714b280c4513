package se.intyga.consent.merkle;

/// Where the hashes of complete subtrees come from: level 0 are the leaves, level k covers 2^k of them.
@FunctionalInterface
public interface NodeSource {
    Hash node(int level, long index);
}
