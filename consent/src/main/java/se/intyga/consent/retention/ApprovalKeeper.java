package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.rule.RecordType;

/// Persons' approvals, reckoned from the day they end.
@Singleton
final class ApprovalKeeper implements RecordKeeper {
    private static final DatedRows ROWS = new DatedRows("consent.approval", "person, approval_id", "ends_by", "");

    @Override
    public RecordType type() {
        return RecordType.APPROVAL;
    }

    @Override
    public String name() {
        return "approval";
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
