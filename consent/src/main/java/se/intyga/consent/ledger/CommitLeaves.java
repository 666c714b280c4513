package se.intyga.consent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import se.intyga.consent.ledger.LedgerStore.Node;
import se.intyga.consent.ledger.LedgerStore.Row;

/// Writes all that one commit adds to a ledger by one statement: everybody who appends waits for it.
final class CommitLeaves {
    private static final String STATEMENT = """
            WITH leaves AS (
                INSERT INTO consent.entry (ledger, idx, leaf, leaf_hash, salt, body, mark, sealed)
                SELECT :ledger, * FROM unnest(:indexes, :leaves, :leafHashes, :salts, :bodies, :marks, :sealed)
            ), subtrees AS (
                INSERT INTO consent.node (ledger, level, idx, hash)
                SELECT :ledger, * FROM unnest(:levels, :places, :nodeHashes)
            ), links AS (
                INSERT INTO consent.person_entry (person, ledger, idx)
                SELECT link.person, :ledger, link.idx FROM unnest(:persons, :linked) AS link (person, idx)
            ), signed AS (
                INSERT INTO consent.checkpoint (ledger, size, note) VALUES (:ledger, :size, :note)
            )
            UPDATE consent.ledger SET size = :size, edge = :edge, last_at = :at WHERE name = :ledger
            """;

    private CommitLeaves() {}

    /// Precondition: the transaction holds the ledger's row, at the head these leaves come after.
    ///
    /// @param note the signed checkpoint over all leaves, these included
    static void write(Handle handle, LedgerName ledger, NextLeaves next, String note) {
        Update update = handle.createUpdate(STATEMENT)
                .bind("ledger", ledger.value())
                .bind("size", next.head().edge().size())
                .bind("edge", next.head().edge().bytes())
                .bind("at", next.head().lastAt().toEpochMilli())
                .bind("note", note);
        leaves(update, next.rows(), next.marks());
        subtrees(update, next.nodes());
        links(update, next.links());
        update.execute();
    }

    private static void leaves(Update update, List<Row> rows, Map<Long, EntryMark> marks) {
        update.bindArray(
                        "indexes",
                        Long.class,
                        rows.stream().map(row -> row.reference().index()).toList())
                .bind("leaves", ByteaArray.of(rows, Row::leaf))
                .bind(
                        "leafHashes",
                        ByteaArray.of(rows, row -> row.reference().leafHash().bytes()))
                .bind("salts", ByteaArray.of(rows, Row::salt))
                .bind("bodies", ByteaArray.of(rows, Row::body))
                .bind("marks", ByteaArray.of(rows, row -> {
                    EntryMark mark = marks.get(row.reference().index());
                    return mark == null ? null : mark.hash().bytes();
                }))
                .bind("sealed", ByteaArray.of(rows, Row::sealed));
    }

    private static void subtrees(Update update, List<Node> nodes) {
        update.bindArray(
                        "levels", Integer.class, nodes.stream().map(Node::level).toList())
                .bindArray("places", Long.class, nodes.stream().map(Node::index).toList())
                .bind("nodeHashes", ByteaArray.of(nodes, node -> node.hash().bytes()));
    }

    private static void links(Update update, Map<EntryReference, AboutPerson> links) {
        List<Map.Entry<EntryReference, AboutPerson>> each = new ArrayList<>(links.entrySet());
        update.bind("persons", ByteaArray.of(each, link -> link.getValue().reference()))
                .bindArray(
                        "linked",
                        Long.class,
                        each.stream().map(link -> link.getKey().index()).toList());
    }
}
