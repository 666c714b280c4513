package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.rule.RecordType;

/// Deletion requests that a relying party answered, reckoned from the day they came.
@Singleton
final class DeletionRequestKeeper implements RecordKeeper {
    private static final DatedRows ROWS = new DatedRows(
            "consent.deletion_request", "relying_party, receipt_id", "received_at", "state <> 'RECEIVED'");

    @Override
    public RecordType type() {
        return RecordType.MANUAL_CASE;
    }

    @Override
    public String name() {
        return "deletion-request";
    }

    @Override
    public int overdue(Handle handle, Instant before, int limit) {
        return ROWS.overdue(handle, before, limit);
    }

    @Override
    public int dispose(Handle handle, Instant before, int limit) {
        return ROWS.delete(handle, before, limit);
    }
}
