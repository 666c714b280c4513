package se.intyga.consent.history;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// What the agencies of this house have on record about one person. The person's own store (receipts she kept, what
/// she decided) is not theirs and is not read here.
@Singleton
public final class ReadAgencyHistory {
    private final List<HistorySource> sources;

    ReadAgencyHistory(List<HistorySource> sources) {
        this.sources = sources.stream().filter(HistorySource::isAgencys).toList();
    }

    /// A page of it, told as by the installation of that name. Precondition: 1 <= limit <= 101.
    public HistorySlice of(
            PersonReference person,
            String installation,
            HistoryFilter filter,
            Optional<HistoryPosition> after,
            int limit) {
        if (limit < 1 || limit > ReadHistory.MOST + 1) {
            throw new IllegalArgumentException("a page holds 1 to 100 entries, and one more to see whether it goes on");
        }
        return HistorySlice.of(
                sources.stream()
                        .flatMap(source -> source.of(person).stream())
                        .filter(entry -> filter.lets(entry.event()))
                        .map(entry -> entry.from(installation)),
                after,
                limit);
    }
}
