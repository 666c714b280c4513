package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.rule.RecordType;

/// Cases that have ended, reckoned from the day of their last change.
@Singleton
final class RightsCaseKeeper implements RecordKeeper {
    private static final DatedRows ROWS = new DatedRows("consent.rights_case", "person, id", "changed_on", "ended");

    @Override
    public RecordType type() {
        return RecordType.MANUAL_CASE;
    }

    @Override
    public String name() {
        return "rights-case";
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
