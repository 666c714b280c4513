package se.intyga.legalbasis.archive;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.decision.Replay;
import se.intyga.legalbasis.decision.ReplayOutcome;

/// Makes kept decisions again, each by the policy version it was made under (R54).
@Singleton
public final class ReplayStored {
    private static final int PAGE = 500;

    private final DecisionArchive archive;
    private final Replay replay;

    public ReplayStored(DecisionArchive archive, Replay replay) {
        this.archive = archive;
        this.replay = replay;
    }

    /// What all of them came to.
    public sealed interface Verdict {
        /// Every one gave the same answer.
        record AllReproduced(long count) implements Verdict {}

        /// The first that did not, in the order of ids.
        ///
        /// @param before how many were reproduced before it
        record Differs(DecisionId id, StoredOutcome outcome, long before) implements Verdict {}
    }

    public Verdict all() {
        long count = 0;
        Optional<DecisionId> last = Optional.empty();
        while (true) {
            List<StoredDecision> page = archive.after(last, PAGE);
            for (StoredDecision stored : page) {
                StoredOutcome outcome = replay(stored);
                if (!(outcome instanceof StoredOutcome.Reproduced)) {
                    return new Verdict.Differs(stored.id(), outcome, count);
                }
                count++;
            }
            if (page.size() < PAGE) {
                return new Verdict.AllReproduced(count);
            }
            last = Optional.of(page.getLast().id());
        }
    }

    public StoredOutcome one(DecisionId id) {
        return archive.stored(id).map(this::replay).orElseGet(StoredOutcome.Missing::new);
    }

    private StoredOutcome replay(StoredDecision stored) {
        Optional<DecisionRecord> record = stored.holds() ? DecisionRecord.parse(stored.record()) : Optional.empty();
        if (record.isEmpty()) {
            return new StoredOutcome.Altered();
        }
        return switch (replay.replay(record.get())) {
            case ReplayOutcome.Reproduced(String code) -> new StoredOutcome.Reproduced(code);
            case ReplayOutcome.Different(String recorded, String replayed) ->
                new StoredOutcome.Different(recorded, replayed);
            case ReplayOutcome.VersionUnknown(String version) -> new StoredOutcome.VersionUnknown(version);
            case ReplayOutcome.Unreadable() -> new StoredOutcome.Unreadable();
        };
    }
}
