package se.intyga.holder.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.intyga.holder.words.TellEvent;

/// What the history page shows.
///
/// @param previous the address of newer entries
/// @param next the address of older entries
public record HistoryView(
        List<Item> items,
        int page,
        int pages,
        @Nullable String previous,
        @Nullable String next,
        String formToken) {
    public HistoryView {
        items = List.copyOf(items);
    }

    /// One entry in words.
    ///
    /// @param source the key of the sentence that says whose word it is
    /// @param place where the entry can be found in its ledger
    /// @param receipt the address of its receipt, if there are receipts of such events
    public record Item(
            String sentence,
            boolean refused,
            List<TellEvent.Fact> facts,
            String source,
            String place,
            @Nullable String receipt) {}

    @Override
    public String toString() {
        return "HistoryView[" + items.size() + "]";
    }
}
