package se.intyga.consent.history;

import java.util.List;

/// Something that knows what happened with a person's data: agencies' own records, receipts she kept.
public interface HistorySource {
    /// Everything about this person and nobody else, in any order.
    List<HistoryEntry> of(PersonReference person);

    /// Whether it is agencies' own record, and not what the person keeps herself.
    default boolean isAgencys() {
        return false;
    }
}
