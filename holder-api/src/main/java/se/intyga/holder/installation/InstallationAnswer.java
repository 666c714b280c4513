package se.intyga.holder.installation;

import java.util.List;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.installation.Installation;

/// What one installation said.
sealed interface InstallationAnswer {
    /// Its entries.
    ///
    /// @param more whether it has more than was asked for
    record Answered(List<HistoryEntry> entries, boolean more) implements InstallationAnswer {}

    /// It did not answer in time, or not as it should.
    record Silent(Installation installation) implements InstallationAnswer {}
}
