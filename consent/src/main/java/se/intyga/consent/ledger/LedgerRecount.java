package se.intyga.consent.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.ledger.LedgerVerdict.DoesNotFit;
import se.intyga.consent.ledger.LedgerVerdict.Misfit;
import se.intyga.consent.merkle.CompactRange;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.TreeHash;

/// The tree as it should be, recomputed leaf by leaf.
final class LedgerRecount {
    private final LedgerName ledger;
    private final LedgerKeys keys;
    private final Optional<Checkpoint> keptOutside;
    private final Map<NodePlace, Hash> nodes = new HashMap<>();
    private CompactRange edge = CompactRange.EMPTY;
    private Instant lastAt = Instant.EPOCH;
    private long signed;
    private int generation;
    private long erased;

    LedgerRecount(LedgerName ledger, LedgerKeys keys, Optional<Checkpoint> keptOutside) {
        this.ledger = ledger;
        this.keys = keys;
        this.keptOutside = keptOutside;
    }

    long size() {
        return edge.size();
    }

    Optional<DoesNotFit> leaf(
            LedgerStore.Row row, Map<Long, String> checkpoints, Optional<AboutPerson.Opening> opening) {
        long index = edge.size();
        Optional<Misfit> misfit = misfit(row, index, opening);
        if (misfit.isPresent()) {
            return Optional.of(new DoesNotFit(ledger, index, index, misfit.get()));
        }
        edge = edge.append(
                row.reference().leafHash(), (level, place, hash) -> nodes.put(new NodePlace(level, place), hash));
        String note = checkpoints.get(edge.size());
        if (note != null) {
            Optional<Integer> signer = signs(note, edge);
            if (signer.isEmpty()) {
                return Optional.of(new DoesNotFit(ledger, signed, index, Misfit.ROOT_DIFFERS));
            }
            if (signer.get() < generation) {
                return Optional.of(new DoesNotFit(ledger, signed, index, Misfit.OLD_KEY));
            }
            generation = signer.get();
            signed = edge.size();
        }
        boolean differsOutside = keptOutside
                .filter(kept -> kept.size() == edge.size() && !kept.root().equals(edge.root()))
                .isPresent();
        return differsOutside ? Optional.of(new DoesNotFit(ledger, 0, index, Misfit.ROOT_DIFFERS)) : Optional.empty();
    }

    private Optional<Misfit> misfit(LedgerStore.Row row, long index, Optional<AboutPerson.Opening> opening) {
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
            byte[] sealed = row.sealed();
            if (sealed != null) {
                return sealed(sealed, leaf, opening);
            }
            byte[] salt = row.salt();
            byte[] body = row.body();
            erased += body == null ? 1 : 0;
            boolean changed = salt != null
                    && body != null
                    && (salt.length != Salt.LENGTH
                            || !Salt.of(salt).commitTo(body).equals(leaf.commitment()));
            return changed ? Optional.of(Misfit.CHANGED_EVENT) : Optional.empty();
        } catch (CanonicalReader.Malformed malformed) {
            return Optional.of(Misfit.MALFORMED);
        }
    }

    /// Without the key that sealed it nothing can be said about what is sealed: it is erased, not damaged.
    private Optional<Misfit> sealed(byte[] sealed, Leaf leaf, Optional<AboutPerson.Opening> opening) {
        if (opening.filter(key -> key.sealed(sealed)).isEmpty()) {
            erased++;
            return Optional.empty();
        }
        boolean fits = opening.get()
                .open(sealed, SealedContent.place(ledger, leaf.index()))
                .flatMap(SealedContent::read)
                .filter(content -> content.salt().commitTo(content.body()).equals(leaf.commitment()))
                .isPresent();
        return fits ? Optional.empty() : Optional.of(Misfit.CHANGED_EVENT);
    }

    /// The generation of the key that signed this tree; nothing when none of ours did.
    private Optional<Integer> signs(String note, CompactRange tree) {
        return OwnCheckpoints.signed(note, ledger, keys)
                .filter(found -> found.checkpoint().size() == tree.size()
                        && found.checkpoint().root().equals(tree.root()))
                .map(OwnCheckpoints.Signed::generation);
    }

    /// Compares what was recomputed with what is stored, and forgets it.
    Optional<DoesNotFit> compareNodes(Map<NodePlace, Hash> stored) {
        Optional<NodePlace> wrong = nodes.entrySet().stream()
                .filter(node -> !Objects.equals(stored.get(node.getKey()), node.getValue()))
                .map(Map.Entry::getKey)
                .min(Comparator.comparingLong(NodePlace::lastLeaf));
        nodes.clear();
        return wrong.map(
                place -> new DoesNotFit(ledger, place.index() << place.level(), place.lastLeaf(), Misfit.CHANGED_NODE));
    }

    /// @param nodes how many rows there are, complete subtrees of two leaves or more
    /// @param lastLink the highest index that is linked to a person
    LedgerVerdict end(LedgerHead head, Optional<String> lastCheckpoint, long nodes, Optional<Long> lastLink) {
        long size = edge.size();
        long promised = Math.max(
                head.edge().size(),
                Math.max(
                        keptOutside.map(Checkpoint::size).orElse(0L),
                        lastCheckpoint
                                .flatMap(note -> OwnCheckpoints.read(note, ledger, keys))
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
        if (nodes != size - Long.bitCount(size)) {
            return new DoesNotFit(ledger, 0, Math.max(0, size - 1), Misfit.CHANGED_NODE);
        }
        if (lastLink.filter(index -> index >= size).isPresent()) {
            return new DoesNotFit(ledger, lastLink.get(), lastLink.get(), Misfit.CHANGED_LINK);
        }
        return new LedgerVerdict.Intact(ledger, size, erased);
    }
}
