package se.intyga.holder.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.intyga.holder.words.TellEvent;

/// What the history page shows.
///
/// @param next the address of older entries
/// @param first the address of the newest, when this page does not begin with them
/// @param unanswered the names of installations that did not answer
/// @param wrong whether the search asked for cannot be understood
public record HistoryView(
        List<Item> items,
        Search search,
        @Nullable String next,
        @Nullable String first,
        List<String> unanswered,
        boolean wrong,
        String formToken) {
    public HistoryView {
        items = List.copyOf(items);
        unanswered = List.copyOf(unanswered);
    }

    /// One entry in words.
    ///
    /// @param source the key of the sentence that says whose word it is
    /// @param place where the entry can be found in its ledger
    /// @param receipt the address of its receipt, if there are receipts of such events
    /// @param rules the address of the rules it was decided by
    /// @param report the address for saying that something is wrong with it
    public record Item(
            String sentence,
            boolean refused,
            List<TellEvent.Fact> facts,
            String source,
            String place,
            @Nullable String receipt,
            @Nullable String rules,
            @Nullable String report) {}

    /// The search form as it was filled in.
    public record Search(List<Choice> events, String party, String from, String to) {
        public Search {
            events = List.copyOf(events);
        }
    }

    /// One kind of event to choose.
    public record Choice(String value, String label, boolean chosen) {}

    @Override
    public String toString() {
        return "HistoryView[" + items.size() + "]";
    }
}
