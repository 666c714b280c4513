package se.intyga.consent.history;

import java.util.List;

/// A part of the history, newest first.
///
/// @param page counted from one
/// @param total how many entries there are in all
public record HistoryPage(List<HistoryEntry> entries, int page, int limit, int total) {
    public HistoryPage {
        entries = List.copyOf(entries);
    }

    public int pages() {
        return Math.max(1, (total + limit - 1) / limit);
    }
}
