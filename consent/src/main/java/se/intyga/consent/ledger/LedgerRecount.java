package se.intyga.consent.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.LedgerVerdict.DoesNotFit;
import se.intyga.consent.ledger.LedgerVerdict.Misfit;
import se.intyga.consent.merkle.CompactRange;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.TreeHash;

/// The tree as it should be, recomputed leaf by leaf.
final class LedgerRecount {
    private final LedgerName ledger;
    private final LedgerKey key;
    private final Optional<Checkpoint> keptOutside;
    private final Map<NodePlace, Hash> nodes = new HashMap<>();
    private CompactRange edge = CompactRange.EMPTY;
    private Instant lastAt = Instant.EPOCH;
    private long signed;

    LedgerRecount(LedgerName ledger, LedgerKey key, Optional<Checkpoint> keptOutside) {
        this.ledger = ledger;
        this.key = key;
        this.keptOutside = keptOutside;
    }

    long size() {
        return edge.size();
    }

    /// Nodes recomputed since the last comparison.
    Map<NodePlace, Hash> nodes() {
        return nodes;
    }

    Optional<DoesNotFit> leaf(LedgerStore.Row row, Map<Long, String> checkpoints) {
        long index = edge.size();
        Optional<Misfit> misfit = misfit(row, index);
        if (misfit.isPresent()) {
            return Optional.of(new DoesNotFit(ledger, index, index, misfit.get()));
        }
        edge = edge.append(
                row.reference().leafHash(), (level, place, hash) -> nodes.put(new NodePlace(level, place), hash));
        String note = checkpoints.get(edge.size());
        if (note != null) {
            if (!signs(note, edge)) {
                return Optional.of(new DoesNotFit(ledger, signed, index, Misfit.ROOT_DIFFERS));
            }
            signed = edge.size();
        }
        boolean differsOutside = keptOutside
                .filter(kept -> kept.size() == edge.size() && !kept.root().equals(edge.root()))
                .isPresent();
        return differsOutside ? Optional.of(new DoesNotFit(ledger, 0, index, Misfit.ROOT_DIFFERS)) : Optional.empty();
    }

    private Optional<Misfit> misfit(LedgerStore.Row row, long index) {
        if (row.reference().index() != index) {
            return Optional.of(Misfit.MISSING);
        }
        try {
            if (!TreeHash.leaf(row.leaf()).equals(row.reference().leafHash())) {
                return Optional.of(Misfit.CHANGED_LEAF);
            }
            Leaf leaf = Leaf.read(row.leaf());
            if (!leaf.ledger().equals(ledger) || leaf.index() != index) {
                return Optional.of(Misfit.MOVED);
            }
            if (leaf.appendedAt().isBefore(lastAt)) {
                return Optional.of(Misfit.BACK_DATED);
            }
            lastAt = leaf.appendedAt();
            byte[] salt = row.salt();
            byte[] body = row.body();
            boolean changed = salt != null
                    && body != null
                    && (salt.length != Salt.LENGTH
                            || !Salt.of(salt).commitTo(body).equals(leaf.commitment()));
            return changed ? Optional.of(Misfit.CHANGED_EVENT) : Optional.empty();
        } catch (CanonicalReader.Malformed malformed) {
            return Optional.of(Misfit.MALFORMED);
        }
    }

    private boolean signs(String note, CompactRange tree) {
        return OwnCheckpoints.read(note, ledger, key)
                .filter(checkpoint ->
                        checkpoint.size() == tree.size() && checkpoint.root().equals(tree.root()))
                .isPresent();
    }

    /// Compares what was recomputed with what is stored, and forgets it.
    Optional<DoesNotFit> compareNodes(Map<NodePlace, Hash> stored) {
        Optional<NodePlace> wrong = nodes.entrySet().stream()
                .filter(node -> !Objects.equals(stored.get(node.getKey()), node.getValue()))
                .map(Map.Entry::getKey)
                .min(Comparator.comparingLong(LedgerRecount::lastLeaf));
        nodes.clear();
        return wrong.map(
                place -> new DoesNotFit(ledger, place.index() << place.level(), lastLeaf(place), Misfit.CHANGED_NODE));
    }

    private static long lastLeaf(NodePlace place) {
        return ((place.index() + 1) << place.level()) - 1;
    }

    LedgerVerdict end(LedgerHead head, Optional<String> lastCheckpoint) {
        long size = edge.size();
        long promised = Math.max(
                head.edge().size(),
                Math.max(
                        keptOutside.map(Checkpoint::size).orElse(0L),
                        lastCheckpoint
                                .flatMap(note -> OwnCheckpoints.read(note, ledger, key))
                                .map(Checkpoint::size)
                                .orElse(0L)));
        if (promised > size) {
            return new DoesNotFit(ledger, size, promised - 1, Misfit.MISSING);
        }
        if (signed < size) {
            return new DoesNotFit(ledger, signed, size - 1, Misfit.NOT_SIGNED);
        }
        if (!head.edge().equals(edge) || !head.lastAt().equals(lastAt)) {
            return new DoesNotFit(ledger, size, size, Misfit.HEAD_DIFFERS);
        }
        return new LedgerVerdict.Intact(ledger, size);
    }
}
