package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;

/// Brings what retention did into the operator's own ledger: which kind of record, whose where an agency has a period
/// of
/// its own, how many, by which policy. A run is
/// marked after its entry is there, so that a stop in between gives a second entry with the same correlation and never
/// none.
@Singleton
final class NoteRuns {
    private record Run(String id, String keeper, Optional<String> agency, String policy, int disposed, Instant at) {}

    private final Jdbi jdbi;
    private final AppendEntry append;
    private final RetentionConfig config;

    NoteRuns(Jdbi jdbi, AppendEntry append, RetentionConfig config) {
        this.jdbi = jdbi;
        this.append = append;
        this.config = config;
    }

    void note() {
        List<String> waiting = jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM consent.retention_run WHERE NOT noted ORDER BY ran_at")
                        .mapTo(String.class)
                        .list());
        waiting.forEach(this::noteOne);
    }

    private void noteOne(String id) {
        jdbi.useTransaction(handle -> {
            Optional<Run> claimed = handle.createQuery("SELECT id, keeper, agency, policy, disposed, ran_at"
                            + " FROM consent.retention_run WHERE id = :id AND NOT noted FOR UPDATE SKIP LOCKED")
                    .bind("id", id)
                    .map((row, _) -> new Run(
                            row.getString("id"),
                            row.getString("keeper"),
                            Optional.ofNullable(row.getString("agency")),
                            row.getString("policy"),
                            row.getInt("disposed"),
                            row.getTimestamp("ran_at").toInstant()))
                    .findOne();
            if (claimed.isEmpty()) {
                return;
            }
            Run run = claimed.get();
            var _ = append.append(
                    LedgerName.ofHolderDoor(),
                    LedgerEvent.of(EventKind.RETENTION_RUN, run.at(), config.operator(), new CorrelationId(run.id()))
                            .about(run.keeper())
                            .byPolicy(run.policy())
                            .because("DISPOSED:" + run.disposed())
                            .because(run.agency().map(agency -> "AGENCY:" + agency).stream()
                                    .toList())
                            .build());
            handle.createUpdate("UPDATE consent.retention_run SET noted = true WHERE id = :id")
                    .bind("id", id)
                    .execute();
        });
    }
}
