package se.intyga.consent.retention;

import java.util.List;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.rule.RecordType;

/// Something that keeps records of one type and can let go of those that are too old. A room with records of its own
/// adds one; [KeptRows] serves for rows of a table.
public interface RecordKeeper {
    RecordType type();

    /// A word for the record in the ledger, such as `kept-receipt`: a type may have several keepers.
    String name();

    /// The tables whose rows go, schema first. A test holds every table of the house against these.
    List<String> tables();

    /// How many such records there are, at most `limit`.
    int overdue(Handle handle, Old old, int limit);

    /// Lets go of at most `limit` of them, in the caller's transaction; says how many.
    int dispose(Handle handle, Old old, int limit);
}
