package se.intyga.consent.retention;

import java.util.List;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.rule.RecordType;

/// A keeper of records like the one it asks, with something that happens around each batch.
record WatchedKeeper(RecordKeeper keeper, Runnable before, Runnable after) implements RecordKeeper {
    @Override
    public RecordType type() {
        return keeper.type();
    }

    @Override
    public String name() {
        return keeper.name();
    }

    @Override
    public List<String> tables() {
        return keeper.tables();
    }

    @Override
    public int overdue(Handle handle, Old old, int limit) {
        return keeper.overdue(handle, old, limit);
    }

    @Override
    public int dispose(Handle handle, Old old, int limit) {
        before.run();
        int disposed = keeper.dispose(handle, old, limit);
        after.run();
        return disposed;
    }
}
