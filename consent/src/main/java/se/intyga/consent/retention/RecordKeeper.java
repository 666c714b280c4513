package se.intyga.consent.retention;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.rule.RecordType;

/// Something that keeps records of one type and can let go of those that are too old. A room with records of its own
/// adds one.
public interface RecordKeeper {
    RecordType type();

    /// A word for the record in the ledger, such as `kept-receipt`: a type may have several keepers.
    String name();

    /// How many records from before the instant there are, at most `limit`.
    int overdue(Handle handle, Instant before, int limit);

    /// Lets go of at most `limit` records from before the instant, in the caller's transaction; says how many.
    int dispose(Handle handle, Instant before, int limit);
}
