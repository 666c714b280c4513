package se.intyga.consent.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Appends one event to a ledger.
@Singleton
public final class AppendEntry {
    private final GroupCommit groupCommit;

    AppendEntry(GroupCommit groupCommit) {
        this.groupCommit = groupCommit;
    }

    /// Returns when the entry is committed to the database, never before. Throws [LedgerUnavailable] when it was
    /// not: then nothing of it is in the ledger, unless the connection broke during the commit itself. Throws
    /// [LedgerDamaged] when the ledger's head does not fit its last checkpoint: then nothing is appended until
    /// someone has looked.
    public EntryReference append(LedgerName ledger, LedgerEvent event) {
        return groupCommit.append(ledger, List.of(NewEntry.each(event))).getFirst();
    }

    /// Appends events that happen once in a journey, all of them or none: an event whose correlation and kind have
    /// an entry already is not appended again, and the reference is that of the first time. So whoever was
    /// interrupted simply does it again, on any replica. Returns and throws as [#append].
    public List<EntryReference> appendOnce(LedgerName ledger, List<LedgerEvent> events) {
        return groupCommit.append(ledger, events.stream().map(NewEntry::once).toList());
    }

    /// Appends an event that happens at most once in a journey for the same reasons, as a failure that is met again
    /// at every try.
    public EntryReference appendOncePerReason(LedgerName ledger, LedgerEvent event) {
        return groupCommit
                .append(ledger, List.of(NewEntry.oncePerReason(event)))
                .getFirst();
    }

    /// Appends an event and writes what goes with it, in one commit: whoever is stopped leaves both or neither. Nothing
    /// when what goes with it was not to be had. Throws as [#append].
    public Optional<EntryReference> appendWith(LedgerName ledger, LedgerEvent event, WithEntry with) {
        return groupCommit.append(ledger, NewEntry.each(event), with);
    }

    /// As [#appendWith] for an event about a person.
    public Optional<EntryReference> appendWith(
            LedgerName ledger, LedgerEvent event, AboutPerson person, WithEntry with) {
        return groupCommit.append(ledger, NewEntry.each(event).about(person), with);
    }

    /// As [#append] for an event about a person: what it holds is sealed, and the link noted, in the same transaction.
    public EntryReference append(LedgerName ledger, LedgerEvent event, AboutPerson person) {
        return groupCommit
                .append(ledger, List.of(NewEntry.each(event).about(person)))
                .getFirst();
    }

    /// As [#appendOnce] for an event about a person.
    public EntryReference appendOnce(LedgerName ledger, LedgerEvent event, AboutPerson person) {
        return groupCommit
                .append(ledger, List.of(NewEntry.once(event).about(person)))
                .getFirst();
    }

    /// As [#appendOncePerReason] for an event about a person.
    public EntryReference appendOncePerReason(LedgerName ledger, LedgerEvent event, AboutPerson person) {
        return groupCommit
                .append(ledger, List.of(NewEntry.oncePerReason(event).about(person)))
                .getFirst();
    }
}
