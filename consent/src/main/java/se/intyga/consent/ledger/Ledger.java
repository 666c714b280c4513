package se.intyga.consent.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.merkle.ConsistencyProof;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.InclusionProof;
import se.intyga.consent.merkle.NodeSource;
import se.intyga.consent.merkle.Proofs;
import se.intyga.consent.merkle.TilePlace;
import se.intyga.consent.merkle.TreeHash;

/// One ledger, for reading: entries, the signed head, proofs.
public final class Ledger {
    private static final int MOST = 1000;

    private final LedgerName name;
    private final Jdbi jdbi;
    private final LedgerStore store;

    Ledger(LedgerName name, Jdbi jdbi, LedgerStore store) {
        this.name = name;
        this.jdbi = jdbi;
        this.store = store;
    }

    public long size() {
        return jdbi.withHandle(handle -> store.head(handle, name).edge().size());
    }

    /// The last signed checkpoint, ready to publish; none before the first entry.
    public Optional<String> checkpoint() {
        return jdbi.withHandle(handle -> store.lastCheckpoint(handle, name));
    }

    /// The entry; without its event when that is sealed.
    public Optional<Entry> entry(long index) {
        return entry(index, SealedEvents.NONE);
    }

    /// The entry with its event, also when that is sealed and its key is there.
    public Optional<Entry> entry(long index, SealedEvents sealedEvents) {
        return jdbi.inTransaction(handle ->
                store.entry(handle, name, index).map(row -> entry(row, sealedEvents.opening(handle, name, index))));
    }

    /// Entries in order, at most 1000; without the events that are sealed.
    public List<Entry> entries(long from, int limit) {
        return entries(from, limit, SealedEvents.NONE);
    }

    /// Entries in order, at most 1000, with the sealed events whose key is there.
    public List<Entry> entries(long from, int limit, SealedEvents sealedEvents) {
        return jdbi.inTransaction(handle -> {
            List<LedgerStore.Row> rows = store.rows(handle, name, from, Math.min(limit, MOST));
            long end = rows.isEmpty() ? from : rows.getLast().reference().index() + 1;
            Map<Long, AboutPerson.Opening> openings = sealedEvents.openings(handle, name, from, end);
            return rows.stream()
                    .map(row -> entry(
                            row,
                            Optional.ofNullable(openings.get(row.reference().index()))))
                    .toList();
        });
    }

    /// The entries of these places in order, with the events that this opens; without those that are not there.
    public List<Entry> entries(List<Long> places, Optional<AboutPerson.Opening> opening) {
        return jdbi.withHandle(handle -> store.rows(handle, name, places)).stream()
                .map(row -> entry(row, opening))
                .toList();
    }

    /// What proves the entry under the last checkpoint; none when it is not there, or its event is sealed or erased.
    public Optional<Evidence> evidence(long index) {
        return evidence(index, SealedEvents.NONE);
    }

    /// The index of the first entry that was appended at this instant or later; the size when there is none. Entries
    /// lie in the order of their times.
    public long firstSince(Instant at) {
        long low = 0;
        long high = size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (entry(middle).orElseThrow().appendedAt().isBefore(at)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The same, also of a sealed event whose key is there. It opens the commitment: the caller has made sure for whom.
    public Optional<Evidence> evidence(long index, SealedEvents sealedEvents) {
        return jdbi.inTransaction(handle -> {
            Optional<String> note = store.lastCheckpoint(handle, name);
            Optional<LedgerStore.Row> row = store.entry(handle, name, index);
            if (note.isEmpty() || row.isEmpty()) {
                return Optional.empty();
            }
            long size = size(note.get());
            return content(row.get(), sealedEvents.opening(handle, name, index))
                    .filter(_ -> index < size)
                    .map(content -> new Evidence(
                            row.get().leaf(),
                            content.salt(),
                            content.body(),
                            read(handle, nodes -> Proofs.inclusion(index, size, nodes)),
                            note.get()));
        });
    }

    /// That the ledger at size `from` is a prefix of the ledger at size `to`. Precondition: 1 <= from <= to <= size.
    public ConsistencyProof consistency(long from, long to) {
        return jdbi.withHandle(handle -> read(handle, nodes -> Proofs.consistency(from, to, nodes)));
    }

    /// That the entry at `index` is in the ledger of that size. Precondition: 0 <= index < size <= the ledger's size.
    public InclusionProof inclusion(long index, long size) {
        return jdbi.withHandle(handle -> read(handle, nodes -> Proofs.inclusion(index, size, nodes)));
    }

    /// A tile's hashes, when a signed checkpoint covers them; a partial tile only for a size that was signed.
    public Optional<List<Hash>> tile(TilePlace place) {
        return jdbi.inTransaction(handle -> published(handle, place)
                ? Optional.of(store.row(handle, name, place.treeLevel(), place.first(), place.width()))
                        .filter(hashes -> hashes.size() == place.width())
                : Optional.empty());
    }

    /// The leaves below a tile of level 0, under the same condition. Commitments only: no event, no salt.
    public Optional<List<byte[]>> leaves(TilePlace place) {
        return jdbi.inTransaction(handle -> published(handle, place)
                ? Optional.of(store.rows(handle, name, place.first(), place.width()).stream()
                                .filter(row -> row.reference().index() < place.first() + place.width())
                                .map(LedgerStore.Row::leaf)
                                .toList())
                        .filter(leaves -> leaves.size() == place.width())
                : Optional.empty());
    }

    private boolean published(Handle handle, TilePlace place) {
        if (place.index() >= 1L << (62 - place.treeLevel() - 8)) {
            return false;
        }
        long most = place.full() ? Long.MAX_VALUE : place.mostSize();
        return store.signedBetween(handle, name, place.leastSize(), most);
    }

    private Entry entry(LedgerStore.Row row, Optional<AboutPerson.Opening> opening) {
        try {
            Optional<SealedContent> content = content(row, opening);
            return new Entry(
                    row.reference(),
                    Leaf.read(row.leaf()).appendedAt(),
                    content.isEmpty()
                            ? Optional.empty()
                            : Optional.of(EventBody.read(content.get().body())));
        } catch (CanonicalReader.Malformed malformed) {
            throw damaged("entry " + row.reference().index() + " cannot be read");
        }
    }

    /// Salt and event, open or sealed; nothing when they were erased, or their key was.
    private Optional<SealedContent> content(LedgerStore.Row row, Optional<AboutPerson.Opening> opening) {
        byte[] sealed = row.sealed();
        byte[] salt = row.salt();
        byte[] body = row.body();
        if (sealed == null) {
            return salt == null || body == null
                    ? Optional.empty()
                    : Optional.of(new SealedContent(Salt.of(salt), body));
        }
        long index = row.reference().index();
        return opening.filter(key -> key.sealed(sealed))
                .map(key -> key.open(sealed, SealedContent.place(name, index))
                        .flatMap(SealedContent::read)
                        .orElseThrow(() -> damaged("the sealed event of entry " + index + " was changed")));
    }

    private long size(String note) {
        return SignedNote.parse(note)
                .flatMap(parsed -> Checkpoint.parse(parsed.text()))
                .orElseThrow(() -> damaged("its last checkpoint cannot be read"))
                .size();
    }

    /// Runs the building twice: once to learn which nodes it wants, then with all of them from one reading.
    private <T> T read(Handle handle, Function<NodeSource, T> building) {
        List<NodePlace> places = new ArrayList<>();
        T _ = building.apply((level, index) -> {
            places.add(new NodePlace(level, index));
            return TreeHash.EMPTY;
        });
        Map<NodePlace, Hash> nodes = store.nodes(handle, name, places);
        return building.apply((level, index) -> {
            Hash hash = nodes.get(new NodePlace(level, index));
            if (hash == null) {
                throw damaged("a node of its tree is missing");
            }
            return hash;
        });
    }

    private LedgerDamaged damaged(String what) {
        return new LedgerDamaged("ledger " + name + ": " + what);
    }
}
