package se.intyga.consent.history;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;

/// Which part of a history is wanted. What is not given does not narrow.
///
/// @param kinds any of these; empty for all
/// @param party an organisation's identifier, as the one responsible or as the recipient
/// @param from the earliest time, included
/// @param to the latest time, not included
public record HistoryFilter(
        Set<EventKind> kinds, Optional<String> party, Optional<Instant> from, Optional<Instant> to) {
    /// All of it.
    public static final HistoryFilter ALL =
            new HistoryFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public HistoryFilter {
        kinds = Set.copyOf(kinds);
        if (party.filter(id -> id.isEmpty() || id.length() > 200).isPresent()) {
            throw new IllegalArgumentException("a party's identifier has 1 to 200 characters");
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException("a period begins before it ends");
        }
    }

    public boolean lets(LedgerEvent event) {
        return (kinds.isEmpty() || kinds.contains(event.kind()))
                && party.map(id -> names(event, id)).orElse(true)
                && from.map(earliest -> !event.at().isBefore(earliest)).orElse(true)
                && to.map(event.at()::isBefore).orElse(true);
    }

    private static boolean names(LedgerEvent event, String id) {
        return Stream.concat(Stream.of(event.controller()), event.recipient().stream())
                .anyMatch(party -> party.id().value().equals(id));
    }
}
