package se.intyga.consent.history;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What happened with one person's data, across all agencies of this house and all receipts she kept.
@Singleton
public final class ReadHistory {
    /// The most entries of one page.
    public static final int MOST = 100;

    private final List<HistorySource> sources;

    ReadHistory(List<HistorySource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// A page of it. Precondition: 1 <= limit <= 100.
    public HistorySlice of(PersonReference person, HistoryFilter filter, Optional<HistoryPosition> after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page holds 1 to 100 entries");
        }
        return HistorySlice.of(
                sources.stream()
                        .flatMap(source -> source.of(person).stream())
                        .filter(entry -> filter.lets(entry.event())),
                after,
                limit);
    }

    /// All of it, newest first.
    public List<HistoryEntry> of(PersonReference person) {
        return sources.stream()
                .flatMap(source -> source.of(person).stream())
                .sorted(Comparator.comparing(HistoryEntry::position))
                .toList();
    }
}
