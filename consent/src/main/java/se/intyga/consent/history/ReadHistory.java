package se.intyga.consent.history;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/// What happened with one person's data, across all agencies of this house and all receipts she kept.
@Singleton
public final class ReadHistory {
    private static final Comparator<HistoryEntry> NEWEST_FIRST = Comparator.comparing(
                    (HistoryEntry entry) -> entry.event().at())
            .thenComparing(entry -> entry.reference().ledger().value())
            .thenComparingLong(entry -> entry.reference().index())
            .reversed();

    private final List<HistorySource> sources;

    ReadHistory(List<HistorySource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// Page numbers begin with 1; precondition: page >= 1, 1 <= limit <= 100.
    public HistoryPage of(PersonReference person, int page, int limit) {
        if (page < 1 || limit < 1 || limit > 100) {
            throw new IllegalArgumentException("pages begin with 1 and hold 1 to 100 entries");
        }
        List<HistoryEntry> all = of(person);
        return new HistoryPage(
                all.stream().skip((page - 1L) * limit).limit(limit).toList(), page, limit, all.size());
    }

    /// All of it, newest first.
    public List<HistoryEntry> of(PersonReference person) {
        return sources.stream()
                .flatMap(source -> source.of(person).stream())
                .sorted(NEWEST_FIRST)
                .toList();
    }
}
