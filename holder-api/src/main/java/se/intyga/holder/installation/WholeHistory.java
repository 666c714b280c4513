package se.intyga.holder.installation;

import java.util.List;
import se.intyga.consent.history.HistorySlice;
import se.intyga.consent.installation.Installation;

/// A part of a history over all installations.
///
/// @param unanswered who did not answer: without them it is partial
/// @param asked all who were asked
public record WholeHistory(HistorySlice slice, List<Installation> unanswered, List<Installation> asked) {
    public WholeHistory {
        unanswered = List.copyOf(unanswered);
        asked = List.copyOf(asked);
    }

    public boolean partial() {
        return !unanswered.isEmpty();
    }
}
