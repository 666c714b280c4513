package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.merkle.CompactRange;

/// One transaction: lock the ledger's row, check its head against its last checkpoint, give the events the next places,
/// sign the new head. Either all of it is committed or nothing, so there is never a gap.
@Singleton
final class WriteLeaves {
    private final Jdbi jdbi;
    private final LedgerStore store;
    private final LedgerKeys keys;
    private final LedgerConfig config;
    private final Clock clock;
    private final SecureRandom random;

    WriteLeaves(Jdbi jdbi, LedgerStore store, LedgerKeys keys, LedgerConfig config, Clock clock, SecureRandom random) {
        this.jdbi = jdbi;
        this.store = store;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    List<EntryReference> write(LedgerName ledger, List<NewEntry> entries) {
        return jdbi.inTransaction(handle -> {
            LedgerHead head = store.lockHead(handle, ledger);
            checkHead(handle, ledger, head);
            return extend(handle, ledger, head, entries);
        });
    }

    /// One event and what goes with it; nothing when what goes with it was not to be had. What it takes is locked
    /// before the ledger is, everywhere, so that two never wait for each other.
    Optional<EntryReference> write(LedgerName ledger, NewEntry entry, WithEntry with) {
        return jdbi.inTransaction(handle -> {
            if (!with.takes(handle)) {
                return Optional.empty();
            }
            LedgerHead head = store.lockHead(handle, ledger);
            checkHead(handle, ledger, head);
            EntryReference reference =
                    extend(handle, ledger, head, List.of(entry)).getFirst();
            with.keeps(handle, reference);
            return Optional.of(reference);
        });
    }

    /// A changed head is never signed over: that would make a forgery look like history.
    private void checkHead(Handle handle, LedgerName ledger, LedgerHead head) {
        long signedSize = store.lastCheckpoint(handle, ledger)
                .map(note -> OwnCheckpoints.read(note, ledger, keys)
                        .filter(last -> last.size() == head.edge().size()
                                && last.root().equals(head.edge().root()))
                        .orElseThrow(() ->
                                new LedgerDamaged("ledger " + ledger + ": its head does not fit its last checkpoint")))
                .map(Checkpoint::size)
                .orElse(0L);
        if (signedSize != head.edge().size()) {
            throw new LedgerDamaged("ledger " + ledger + ": it has leaves but no checkpoint");
        }
    }

    private List<EntryReference> extend(Handle handle, LedgerName ledger, LedgerHead head, List<NewEntry> entries) {
        Instant now = clock.instant();
        Instant appendedAt = now.isBefore(head.lastAt()) ? head.lastAt() : now;
        CompactRange edge = head.edge();
        List<EntryReference> references = new ArrayList<>();
        List<LedgerStore.Row> rows = new ArrayList<>();
        List<LedgerStore.Node> nodes = new ArrayList<>();
        List<Placed> placed =
                entries.stream().map(entry -> Placed.in(handle, ledger, entry)).toList();
        Map<EntryMark, EntryReference> marked = store.marked(
                handle,
                ledger,
                placed.stream().flatMap(entry -> entry.known().stream()).toList());
        Map<Long, EntryMark> marks = new HashMap<>();
        Map<EntryReference, AboutPerson> links = new HashMap<>();
        for (Placed place : placed) {
            NewEntry entry = place.entry();
            Optional<EntryReference> before = place.known().stream()
                    .flatMap(mark -> Optional.ofNullable(marked.get(mark)).stream())
                    .findFirst();
            if (before.isPresent()) {
                references.add(before.get());
                continue;
            }
            byte[] body = EventBody.write(entry.event());
            Salt salt = Salt.fresh(random);
            Leaf leaf = new Leaf(ledger, edge.size(), appendedAt, salt.commitTo(body));
            EntryReference reference = leaf.reference();
            edge = edge.append(
                    reference.leafHash(), (level, index, hash) -> nodes.add(new LedgerStore.Node(level, index, hash)));
            references.add(reference);
            rows.add(place.sealing()
                    .map(sealing -> sealed(sealing, leaf, salt, body))
                    .orElseGet(() -> new LedgerStore.Row(reference, leaf.write(), salt.bytes(), body, null)));
            entry.about().ifPresent(person -> links.put(reference, person));
            place.mark().ifPresent(mark -> {
                marked.put(mark, reference);
                marks.put(reference.index(), mark);
            });
        }
        if (rows.isEmpty()) {
            return references;
        }
        Checkpoint checkpoint = new Checkpoint(config.origin(ledger), edge.size(), edge.root());
        store.insert(handle, ledger, rows, marks, nodes);
        links.forEach((reference, person) -> store.link(handle, person.reference(), reference));
        store.moveHead(handle, ledger, new LedgerHead(edge, appendedAt));
        store.insertCheckpoint(
                handle,
                ledger,
                checkpoint.size(),
                checkpoint.signedBy(keys.current()).write());
        return references;
    }

    /// An entry with the person's key for this ledger, and with its mark as it will lie there.
    private record Placed(NewEntry entry, Optional<AboutPerson.Sealing> sealing, Optional<EntryMark> mark) {
        static Placed in(Handle handle, LedgerName ledger, NewEntry entry) {
            Optional<AboutPerson.Sealing> sealing = entry.about().map(person -> person.sealing(handle, ledger));
            return new Placed(
                    entry,
                    sealing,
                    entry.mark().map(mark -> sealing.map(mark::keyed).orElse(mark)));
        }

        /// The marks it may be known by: entries about persons were open once, and their marks not keyed.
        List<EntryMark> known() {
            return Stream.concat(mark.stream(), entry.mark().stream())
                    .distinct()
                    .toList();
        }
    }

    private static LedgerStore.Row sealed(AboutPerson.Sealing sealing, Leaf leaf, Salt salt, byte[] body) {
        byte[] content = new SealedContent(salt, body).write();
        byte[] sealed = sealing.seal(content, SealedContent.place(leaf.ledger(), leaf.index()));
        return new LedgerStore.Row(leaf.reference(), leaf.write(), null, null, sealed);
    }
}
