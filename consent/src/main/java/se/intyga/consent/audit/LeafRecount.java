package se.intyga.consent.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.intyga.consent.ledger.Leaf;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict.Misfit;
import se.intyga.consent.merkle.CompactRange;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.TreeHash;

/// The tree as it grows from published leaves.
final class LeafRecount {
    private record Place(int tileLevel, long index) {}

    private final LedgerName ledger;
    private final Map<Place, Hash> computed = new HashMap<>();
    private CompactRange edge;
    private Instant lastAt = Instant.EPOCH;

    LeafRecount(LedgerName ledger, CompactRange start) {
        this.ledger = ledger;
        this.edge = start;
    }

    CompactRange edge() {
        return edge;
    }

    Optional<Misfit> leaf(byte[] bytes) {
        Optional<Leaf> read = Leaf.parse(bytes);
        if (read.isEmpty()) {
            return Optional.of(Misfit.MALFORMED);
        }
        Leaf leaf = read.get();
        if (!leaf.ledger().equals(ledger) || leaf.index() != edge.size()) {
            return Optional.of(Misfit.MOVED);
        }
        if (leaf.appendedAt().isBefore(lastAt)) {
            return Optional.of(Misfit.BACK_DATED);
        }
        lastAt = leaf.appendedAt();
        Hash hash = TreeHash.leaf(bytes);
        computed.put(new Place(0, edge.size()), hash);
        edge = edge.append(hash, (level, index, node) -> {
            if (level % 8 == 0) {
                computed.put(new Place(level / 8, index), node);
            }
        });
        return Optional.empty();
    }

    /// The hash that a tile should have there, once; nothing when it was not computed here.
    Optional<Hash> take(int tileLevel, long index) {
        return Optional.ofNullable(computed.remove(new Place(tileLevel, index)));
    }
}
