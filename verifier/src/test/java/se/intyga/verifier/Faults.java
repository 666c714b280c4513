package se.intyga.verifier;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;

/// Cuts a machine off its database after a number of steps, as a kill -9 does: everything before is committed, nothing
/// after it happens, until it is started again. Ledger, archive and ephemeral store all take one connection a step.
final class Faults {
    private static final int NEVER = Integer.MAX_VALUE;

    private final AtomicInteger left = new AtomicInteger(NEVER);
    private volatile boolean struck;

    ConnectionFactory guarding(DataSource source) {
        return () -> {
            int now = left.get() == NEVER ? NEVER : left.getAndDecrement();
            if (now <= 0) {
                struck = true;
                throw new ConnectionException(new java.sql.SQLException("killed by the test"));
            }
            return source.getConnection();
        };
    }

    /// From now on so many steps go through.
    void killAfter(int steps) {
        struck = false;
        left.set(steps);
    }

    /// Whether anything was cut off since it was armed; everything works again.
    boolean restart() {
        left.set(NEVER);
        return struck;
    }
}
