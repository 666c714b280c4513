package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.rule.RecordType;

/// Receipts that persons keep, reckoned from the day they were kept.
@Singleton
final class KeptReceiptKeeper implements RecordKeeper {
    private static final DatedRows ROWS = new DatedRows("consent.kept_receipt", "person, mark", "kept_on", "");

    @Override
    public RecordType type() {
        return RecordType.RECEIPT;
    }

    @Override
    public String name() {
        return "kept-receipt";
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
