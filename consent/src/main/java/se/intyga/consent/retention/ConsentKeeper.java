package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.rule.RecordType;

/// Persons' consents, reckoned from the day they end.
@Singleton
final class ConsentKeeper implements RecordKeeper {
    private static final DatedRows ROWS = new DatedRows("consent.consent", "person, consent_id", "ends_by", "");

    @Override
    public RecordType type() {
        return RecordType.CONSENT;
    }

    @Override
    public String name() {
        return "consent";
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
