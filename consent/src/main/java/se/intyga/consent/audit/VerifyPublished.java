package se.intyga.consent.audit;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.LedgerVerdict.DoesNotFit;
import se.intyga.consent.ledger.LedgerVerdict.Misfit;
import se.intyga.consent.merkle.CompactRange;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.NodeSource;
import se.intyga.consent.merkle.TilePlace;

/// Recomputes a published ledger from its leaves, whole or from a checkpoint that is trusted, and compares every tile
/// and the signed root. Needs its address and its key.
public final class VerifyPublished {
    private final FetchLedger fetch;
    private final LedgerName ledger;
    private final List<VerifierKey> keys;
    private final WitnessPolicy witnesses;

    /// Checks one ledger.
    ///
    /// @param keys the pinned key of the ledger, and any that follow it; their name is the ledger's origin
    public VerifyPublished(HttpClient http, URI address, List<VerifierKey> keys, WitnessPolicy witnesses) {
        this.fetch = new FetchLedger(http, address);
        this.keys = List.copyOf(keys);
        this.witnesses = witnesses;
        this.ledger = name(keys.getFirst().name());
    }

    private static LedgerName name(String origin) {
        int at = origin.lastIndexOf("/ledgers/");
        return new LedgerName(at < 0 ? "" : origin.substring(at + "/ledgers/".length()));
    }

    /// Whole, from the first leaf on.
    public LedgerVerdict verify() {
        return verify(Optional.empty());
    }

    /// Only what came after the trusted checkpoint, and that it is still a prefix.
    public LedgerVerdict verifySince(Checkpoint trusted) {
        return verify(Optional.of(trusted));
    }

    private LedgerVerdict verify(Optional<Checkpoint> trusted) {
        String note = fetch.checkpoint();
        Optional<Checkpoint> signed = Checkpoint.verified(note, keys);
        if (signed.isEmpty()) {
            return new DoesNotFit(ledger, 0, 0, Misfit.NOT_SIGNED);
        }
        Checkpoint head = signed.get();
        long last = Math.max(0, head.size() - 1);
        if (!SignedNote.parse(note).filter(witnesses::satisfiedBy).isPresent()) {
            return new DoesNotFit(ledger, 0, last, Misfit.NOT_WITNESSED);
        }
        long from = trusted.map(Checkpoint::size).orElse(0L);
        if (from > head.size()) {
            return new DoesNotFit(ledger, head.size(), from - 1, Misfit.MISSING);
        }
        CompactRange edge = edge(from, head.size());
        if (trusted.isPresent() && !edge.root().equals(trusted.get().root())) {
            return new DoesNotFit(ledger, 0, from - 1, Misfit.ROOT_DIFFERS);
        }
        return recount(edge, head);
    }

    private LedgerVerdict recount(CompactRange start, Checkpoint head) {
        LeafRecount recount = new LeafRecount(ledger, start);
        long from = start.size();
        List<TilePlace> tiles = TilePlace.of(head.size());
        for (TilePlace bundle : tiles) {
            if (bundle.level() > 0 || bundle.first() + bundle.width() <= from) {
                continue;
            }
            List<byte[]> leaves = fetch.leaves(bundle);
            for (int i = (int) Math.max(0, from - bundle.first()); i < leaves.size(); i++) {
                Optional<Misfit> misfit = recount.leaf(leaves.get(i));
                if (misfit.isPresent()) {
                    long index = bundle.first() + i;
                    return new DoesNotFit(ledger, index, index, misfit.get());
                }
            }
            Optional<DoesNotFit> other = compare(recount, bundle);
            if (other.isPresent()) {
                return other.get();
            }
        }
        for (TilePlace tile : tiles) {
            if (tile.level() > 0 && tile.leastSize() > from) {
                Optional<DoesNotFit> other = compare(recount, tile);
                if (other.isPresent()) {
                    return other.get();
                }
            }
        }
        return recount.edge().root().equals(head.root())
                ? new LedgerVerdict.Intact(ledger, head.size())
                : new DoesNotFit(ledger, from, Math.max(from, head.size() - 1), Misfit.ROOT_DIFFERS);
    }

    private Optional<DoesNotFit> compare(LeafRecount recount, TilePlace tile) {
        List<Hash> published = fetch.tile(tile);
        for (int i = 0; i < published.size(); i++) {
            long place = tile.first() + i;
            Optional<Hash> computed = recount.take(tile.level(), place);
            if (computed.isPresent() && !computed.get().equals(published.get(i))) {
                int depth = tile.treeLevel();
                return Optional.of(
                        new DoesNotFit(ledger, place << depth, ((place + 1) << depth) - 1, Misfit.OTHER_TILE));
            }
        }
        return Optional.empty();
    }

    /// The right edge of the tree of size `from`, out of the tiles of the tree of size `size`.
    private CompactRange edge(long from, long size) {
        NodeSource nodes = fetch.nodes(size);
        List<Hash> subtrees = new ArrayList<>();
        long begin = 0;
        for (int level = 62; level >= 0; level--) {
            if ((from >> level & 1) == 1) {
                subtrees.add(nodes.node(level, begin >> level));
                begin += 1L << level;
            }
        }
        return new CompactRange(from, subtrees);
    }

    /// The published checkpoint, when it is signed and witnessed as needed: something to trust from now on.
    public Optional<String> trustworthyCheckpoint() {
        String note = fetch.checkpoint();
        return Checkpoint.verified(note, keys)
                .filter(_ ->
                        SignedNote.parse(note).filter(witnesses::satisfiedBy).isPresent())
                .map(_ -> note);
    }
}
