package se.intyga.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL server of a cluster that outlived its house (killed, not stopped). Two servers on one cluster would
/// ruin it, so it is stopped in order; only a process that is known to serve this very cluster is touched.
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final int PATIENCE_SECONDS = 20;

    private OrphanedServer() {}

    static void stop(Path cluster) {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        Optional<ProcessHandle> server = processOf(pidFile).filter(process -> serves(process, cluster));
        if (server.isPresent()) {
            LOG.info("a PostgreSQL server of an earlier run still holds {}: stopping it", cluster);
            stop(server.get(), cluster);
        }
        try {
            // With the data folder's lock held and its server gone, what is left of the file is a dead note, and its
            // number may by now be another process's.
            Files.deleteIfExists(pidFile);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<ProcessHandle> processOf(Path pidFile) {
        try {
            String first = Files.readAllLines(pidFile).getFirst().strip();
            return ProcessHandle.of(Long.parseLong(first));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /// The server works inside its cluster's folder (Linux), or names it among its arguments (elsewhere).
    private static boolean serves(ProcessHandle process, Path cluster) {
        try {
            Path working = Path.of("/proc/" + process.pid() + "/cwd");
            if (Files.exists(working)) return working.toRealPath().equals(cluster.toRealPath());
        } catch (IOException notOurs) {
            LOG.debug("the process {} cannot be looked at", process.pid());
        }
        return process.info().commandLine().orElse("").contains(cluster.toString());
    }

    private static void stop(ProcessHandle server, Path cluster) {
        // SIGTERM is PostgreSQL's "smart" stop, which waits for its callers; they died with the house.
        if (!server.destroy() || !ended(server)) {
            server.destroyForcibly();
            if (!ended(server)) {
                throw new DatabaseUnavailable(
                        "A PostgreSQL server of an earlier run (process " + server.pid() + ") still holds " + cluster
                                + " and does not stop. Stop it and try again.",
                        new TimeoutException());
            }
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
