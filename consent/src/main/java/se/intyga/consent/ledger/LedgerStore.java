package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.merkle.CompactRange;
import se.intyga.consent.merkle.Hash;

/// The ledgers' tables. Rows are only ever added, by [CommitLeaves]; what changes is a ledger's head, and body and salt
/// when erased.
@Singleton
final class LedgerStore {
    /// One leaf with what it commits to; without salt and body when they were erased.
    @SuppressWarnings("ArrayRecordComponent") // lives only between a query and its reader
    record Row(
            EntryReference reference,
            byte[] leaf,
            byte @Nullable [] salt,
            byte @Nullable [] body,
            byte @Nullable [] sealed) {}

    /// The root of a complete subtree.
    record Node(int level, long index, Hash hash) {}

    private static final String COLUMNS = "idx, leaf, leaf_hash, salt, body, sealed";

    LedgerHead lockHead(Handle handle, LedgerName ledger) {
        Optional<LedgerHead> head = head(handle, ledger, " FOR UPDATE");
        if (head.isPresent()) {
            return head.get();
        }
        handle.createUpdate("INSERT INTO consent.ledger (name) VALUES (:name) ON CONFLICT DO NOTHING")
                .bind("name", ledger.value())
                .execute();
        return head(handle, ledger, " FOR UPDATE").orElseThrow();
    }

    LedgerHead head(Handle handle, LedgerName ledger) {
        return head(handle, ledger, "").orElse(LedgerHead.EMPTY);
    }

    private static Optional<LedgerHead> head(Handle handle, LedgerName ledger, String lock) {
        return handle.createQuery("SELECT size, edge, last_at FROM consent.ledger WHERE name = :name" + lock)
                .bind("name", ledger.value())
                .map((row, _) -> read(row, ledger))
                .findOne();
    }

    private static LedgerHead read(ResultSet row, LedgerName ledger) throws SQLException {
        try {
            return new LedgerHead(
                    CompactRange.of(row.getLong("size"), row.getBytes("edge")),
                    Instant.ofEpochMilli(row.getLong("last_at")));
        } catch (IllegalArgumentException impossible) {
            throw new LedgerDamaged("ledger " + ledger + ": its head is no tree's edge");
        }
    }

    Optional<String> lastCheckpoint(Handle handle, LedgerName ledger) {
        return handle.createQuery(
                        "SELECT note FROM consent.checkpoint WHERE ledger = :ledger ORDER BY size DESC LIMIT 1")
                .bind("ledger", ledger.value())
                .mapTo(String.class)
                .findOne();
    }

    /// The notes of the checkpoints whose size column lies in the range, both ends included.
    Map<Long, String> checkpoints(Handle handle, LedgerName ledger, long from, long to) {
        Map<Long, String> notes = new HashMap<>();
        handle.createQuery(
                        "SELECT size, note FROM consent.checkpoint WHERE ledger = :ledger AND size BETWEEN :from AND :to")
                .bind("ledger", ledger.value())
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> notes.put(row.getLong("size"), row.getString("note")))
                .list();
        return notes;
    }

    List<LedgerName> names(Handle handle) {
        return handle.createQuery(
                        "SELECT name FROM consent.ledger UNION SELECT ledger FROM consent.checkpoint ORDER BY name")
                .map((row, _) -> new LedgerName(row.getString("name")))
                .list();
    }

    /// Where the entries of these marks are, of those that are there.
    Map<EntryMark, EntryReference> marked(Handle handle, LedgerName ledger, List<EntryMark> marks) {
        if (marks.isEmpty()) {
            return Map.of();
        }
        Map<EntryMark, EntryReference> found = new HashMap<>();
        handle.createQuery(
                        "SELECT idx, leaf_hash, mark FROM consent.entry WHERE ledger = :ledger AND mark = ANY (:marks)")
                .bind("ledger", ledger.value())
                .bind("marks", ByteaArray.of(marks, mark -> mark.hash().bytes()))
                .map((row, _) -> found.put(
                        new EntryMark(Hash.of(row.getBytes("mark"))),
                        new EntryReference(ledger, row.getLong("idx"), Hash.of(row.getBytes("leaf_hash")))))
                .list();
        return found;
    }

    Optional<Row> entry(Handle handle, LedgerName ledger, long index) {
        return rows(handle, ledger, index, 1).stream()
                .filter(row -> row.reference().index() == index)
                .findFirst();
    }

    /// At most `limit` rows in order, beginning with the first whose index is at least `from`.
    List<Row> rows(Handle handle, LedgerName ledger, long from, int limit) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM consent.entry WHERE ledger = :ledger AND idx >= :from ORDER BY idx LIMIT :limit")
                .bind("ledger", ledger.value())
                .bind("from", from)
                .bind("limit", limit)
                .map((row, _) -> row(row, ledger))
                .list();
    }

    /// The rows of these places in order, of those that are there.
    List<Row> rows(Handle handle, LedgerName ledger, List<Long> places) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM consent.entry WHERE ledger = :ledger AND idx = ANY (:places) ORDER BY idx")
                .bind("ledger", ledger.value())
                .bindArray("places", Long.class, places)
                .map((row, _) -> row(row, ledger))
                .list();
    }

    private static Row row(ResultSet row, LedgerName ledger) throws SQLException {
        return new Row(
                new EntryReference(ledger, row.getLong("idx"), Hash.of(row.getBytes("leaf_hash"))),
                row.getBytes("leaf"),
                row.getBytes("salt"),
                row.getBytes("body"),
                row.getBytes("sealed"));
    }

    /// Hashes of one level of the tree in their order, beginning with the one at `first`; without those that are not
    /// there.
    List<Hash> row(Handle handle, LedgerName ledger, int level, long first, int count) {
        List<NodePlace> places = LongStream.range(first, first + count)
                .mapToObj(index -> new NodePlace(level, index))
                .toList();
        Map<NodePlace, Hash> found = nodes(handle, ledger, places);
        return places.stream()
                .flatMap(place -> Optional.ofNullable(found.get(place)).stream())
                .toList();
    }

    /// Whether a checkpoint of such a size was signed.
    boolean signedBetween(Handle handle, LedgerName ledger, long least, long most) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM consent.checkpoint"
                        + " WHERE ledger = :ledger AND size BETWEEN :least AND :most)")
                .bind("ledger", ledger.value())
                .bind("least", least)
                .bind("most", most)
                .mapTo(Boolean.class)
                .one();
    }

    Optional<Long> lastLink(Handle handle, LedgerName ledger) {
        return handle.createQuery(
                        "SELECT max(idx) FROM consent.person_entry WHERE ledger = :ledger HAVING count(*) > 0")
                .bind("ledger", ledger.value())
                .mapTo(Long.class)
                .findOne();
    }

    long countNodes(Handle handle, LedgerName ledger) {
        return handle.createQuery("SELECT count(*) FROM consent.node WHERE ledger = :ledger")
                .bind("ledger", ledger.value())
                .mapTo(Long.class)
                .one();
    }

    /// The asked nodes that are there, in one reading; level 0 are the leaves themselves.
    Map<NodePlace, Hash> nodes(Handle handle, LedgerName ledger, List<NodePlace> places) {
        List<NodePlace> inner =
                places.stream().filter(place -> place.level() > 0).toList();
        Map<NodePlace, Hash> found = new HashMap<>();
        handle.createQuery("""
                        SELECT 0 AS level, idx AS last_leaf, leaf_hash AS hash FROM consent.entry
                         WHERE ledger = :ledger AND idx = ANY (:leaves)
                        UNION ALL
                        SELECT node.level, node.last_leaf, node.hash
                          FROM unnest(:bands, :lastLeaves, :levels) AS wanted (band, last_leaf, level)
                          JOIN consent.node ON node.ledger = :ledger AND node.band = wanted.band
                           AND node.last_leaf = wanted.last_leaf AND node.level = wanted.level""")
                .bind("ledger", ledger.value())
                .bindArray(
                        "leaves",
                        Long.class,
                        places.stream()
                                .filter(place -> place.level() == 0)
                                .map(NodePlace::index)
                                .toList())
                .bindArray(
                        "bands",
                        Integer.class,
                        inner.stream().map(NodePlace::band).toList())
                .bindArray(
                        "lastLeaves",
                        Long.class,
                        inner.stream().map(NodePlace::lastLeaf).toList())
                .bindArray(
                        "levels",
                        Integer.class,
                        inner.stream().map(NodePlace::level).toList())
                .map((row, _) -> found.put(place(row), Hash.of(row.getBytes("hash"))))
                .list();
        return found;
    }

    /// The nodes that the leaves from one index to before another completed, from level 1 up.
    Map<NodePlace, Hash> completed(Handle handle, LedgerName ledger, long from, long to) {
        Map<NodePlace, Hash> found = new HashMap<>();
        handle.createQuery("SELECT level, last_leaf, hash FROM consent.node WHERE ledger = :ledger"
                        + " AND band = ANY (:bands) AND last_leaf >= :from AND last_leaf < :to")
                .bind("ledger", ledger.value())
                .bindArray("bands", Integer.class, NodePlace.BANDS)
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> found.put(place(row), Hash.of(row.getBytes("hash"))))
                .list();
        return found;
    }

    private static NodePlace place(ResultSet row) throws SQLException {
        return NodePlace.completedBy(row.getLong("last_leaf"), row.getInt("level"));
    }

    void erase(Handle handle, LedgerName ledger, long from, long to) {
        handle.createUpdate("UPDATE consent.entry SET salt = NULL, body = NULL, sealed = NULL"
                        + " WHERE ledger = :ledger AND idx >= :from AND idx < :to")
                .bind("ledger", ledger.value())
                .bind("from", from)
                .bind("to", to)
                .execute();
    }
}
