package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKeys;

/// One transaction: lock the ledger's row, check its head against its last checkpoint, give the events the next places,
/// sign the new head. Either all of it is committed or nothing, so there is never a gap.
@Singleton
final class WriteLeaves {
    private final Jdbi jdbi;
    private final LedgerStore store;
    private final LastNotes notes;
    private final SealingKeys sealingKeys;
    private final LedgerConfig config;
    private final Clock clock;
    private final SecureRandom random;

    WriteLeaves(
            Jdbi jdbi,
            LedgerStore store,
            LedgerKeys keys,
            SealingKeys sealingKeys,
            LedgerConfig config,
            Clock clock,
            SecureRandom random) {
        this.jdbi = jdbi;
        this.sealingKeys = sealingKeys;
        this.store = store;
        this.notes = new LastNotes(keys);
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
                .map(note -> notes.read(note, ledger)
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
        List<Placed> placed = placed(handle, ledger, entries);
        Map<EntryMark, EntryReference> marked = store.marked(
                handle,
                ledger,
                placed.stream().flatMap(entry -> entry.known().stream()).toList());
        NextLeaves next = NextLeaves.after(ledger, head, clock.instant(), placed, marked, random);
        if (!next.rows().isEmpty()) {
            CommitLeaves.write(handle, ledger, next, notes.sign(next.checkpoint(ledger, config), ledger));
        }
        return next.references();
    }

    private List<Placed> placed(Handle handle, LedgerName ledger, List<NewEntry> entries) {
        Set<AboutPerson> persons =
                entries.stream().flatMap(entry -> entry.about().stream()).collect(Collectors.toSet());
        Map<AboutPerson, AboutPerson.Sealing> sealings =
                persons.isEmpty() ? Map.of() : sealingKeys.sealings(handle, ledger, persons);
        return entries.stream()
                .map(entry -> Placed.with(
                        entry, entry.about().map(person -> Objects.requireNonNull(sealings.get(person), "her key"))))
                .toList();
    }
}
