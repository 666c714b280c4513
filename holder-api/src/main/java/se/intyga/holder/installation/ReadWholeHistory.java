package se.intyga.holder.installation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.HistoryFilter;
import se.intyga.consent.history.HistoryPosition;
import se.intyga.consent.history.HistorySlice;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.installation.HistoryQuery;
import se.intyga.consent.installation.Installation;
import se.intyga.consent.installation.Installations;
import se.intyga.holder.access.Visitor;

/// The logged-in person's history here and at every other installation, asked all at once. Nothing of it is stored:
/// each reading asks anew. It takes a visitor and no person, so that only a session can cause a query.
@Singleton
public final class ReadWholeHistory {
    private final ReadHistory history;
    private final Installations installations;
    private final AskInstallation askInstallation;

    ReadWholeHistory(ReadHistory history, Installations installations, AskInstallation askInstallation) {
        this.history = history;
        this.installations = installations;
        this.askInstallation = askInstallation;
    }

    /// A page of it. Precondition: 1 <= limit <= 100.
    public WholeHistory of(Visitor visitor, HistoryFilter filter, Optional<HistoryPosition> after, int limit) {
        HistoryQuery query =
                new HistoryQuery(visitor.session().person().number().digits(), filter, after, limit);
        List<FutureTask<InstallationAnswer>> asked = installations.asked().stream()
                .map(installation -> started(installation, query))
                .toList();
        HistorySlice own = history.of(visitor.person(), filter, after, limit);
        List<HistoryEntry> all = new ArrayList<>(own.entries());
        List<Installation> unanswered = new ArrayList<>();
        boolean more = own.next().isPresent();
        for (FutureTask<InstallationAnswer> task : asked) {
            switch (result(task)) {
                case InstallationAnswer.Silent(Installation silent) -> unanswered.add(silent);
                case InstallationAnswer.Answered(List<HistoryEntry> entries, boolean itsMore) -> {
                    all.addAll(entries);
                    more |= itsMore;
                }
            }
        }
        HistorySlice slice = HistorySlice.of(all.stream(), after, limit);
        if (more && slice.next().isEmpty() && !slice.entries().isEmpty()) {
            slice = new HistorySlice(
                    slice.entries(), Optional.of(slice.entries().getLast().position()));
        }
        return new WholeHistory(slice, unanswered, installations.asked());
    }

    private FutureTask<InstallationAnswer> started(Installation installation, HistoryQuery query) {
        FutureTask<InstallationAnswer> task = new FutureTask<>(() -> askInstallation.ask(installation, query));
        Thread.ofVirtual().name("ask-installation").start(task);
        return task;
    }

    private static InstallationAnswer result(FutureTask<InstallationAnswer> task) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("asking failed in a way that was not foreseen", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading the history was given up", stopped);
        }
    }
}
