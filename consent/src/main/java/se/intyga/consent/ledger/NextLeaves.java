package se.intyga.consent.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.merkle.CompactRange;

/// What the next leaves add to a ledger, before any of it is written: rows, the subtrees they complete, the links to
/// persons, and the head that is to be signed.
///
/// @param references one for each event that was given, in their order
/// @param rows only of the events that were not there already
/// @param marks by index, of the entries that happen once
record NextLeaves(
        List<EntryReference> references,
        List<LedgerStore.Row> rows,
        Map<Long, EntryMark> marks,
        List<LedgerStore.Node> nodes,
        Map<EntryReference, AboutPerson> links,
        LedgerHead head) {

    /// Gives the events the places after the head. No leaf is older than the one before it.
    ///
    /// @param marked where entries that happen once are already: they are not appended again
    static NextLeaves after(
            LedgerName ledger,
            LedgerHead head,
            Instant now,
            List<Placed> entries,
            Map<EntryMark, EntryReference> marked,
            SecureRandom random) {
        Instant appendedAt = now.isBefore(head.lastAt()) ? head.lastAt() : now;
        CompactRange edge = head.edge();
        List<EntryReference> references = new ArrayList<>();
        List<LedgerStore.Row> rows = new ArrayList<>();
        List<LedgerStore.Node> nodes = new ArrayList<>();
        Map<EntryMark, EntryReference> known = new HashMap<>(marked);
        Map<Long, EntryMark> marks = new HashMap<>();
        Map<EntryReference, AboutPerson> links = new HashMap<>();
        for (Placed placed : entries) {
            Optional<EntryReference> before = placed.known().stream()
                    .flatMap(mark -> Optional.ofNullable(known.get(mark)).stream())
                    .findFirst();
            if (before.isPresent()) {
                references.add(before.get());
                continue;
            }
            byte[] body = EventBody.write(placed.entry().event());
            Salt salt = Salt.fresh(random);
            Leaf leaf = new Leaf(ledger, edge.size(), appendedAt, salt.commitTo(body));
            EntryReference reference = leaf.reference();
            edge = edge.append(
                    reference.leafHash(), (level, index, hash) -> nodes.add(new LedgerStore.Node(level, index, hash)));
            references.add(reference);
            rows.add(placed.sealing()
                    .map(sealing -> sealed(sealing, leaf, salt, body))
                    .orElseGet(() -> new LedgerStore.Row(reference, leaf.write(), salt.bytes(), body, null)));
            placed.entry().about().ifPresent(person -> links.put(reference, person));
            placed.mark().ifPresent(mark -> {
                known.put(mark, reference);
                marks.put(reference.index(), mark);
            });
        }
        return new NextLeaves(references, rows, marks, nodes, links, new LedgerHead(edge, appendedAt));
    }

    /// The checkpoint over all leaves so far.
    Checkpoint checkpoint(LedgerName ledger, LedgerConfig config) {
        return new Checkpoint(
                config.origin(ledger), head.edge().size(), head.edge().root());
    }

    private static LedgerStore.Row sealed(AboutPerson.Sealing sealing, Leaf leaf, Salt salt, byte[] body) {
        byte[] content = new SealedContent(salt, body).write();
        byte[] sealed = sealing.seal(content, SealedContent.place(leaf.ledger(), leaf.index()));
        return new LedgerStore.Row(leaf.reference(), leaf.write(), null, null, sealed);
    }
}
