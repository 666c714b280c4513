package se.intyga.issuer.release;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.issuer.shortlived.StateCodec;

/// The release steps under way. Every change is a compare-and-set, so of two answers to one page only one counts.
@Singleton
final class ReleaseSteps {
    record Read(ReleaseStep step, long version) {}

    private static final String SPACE = "issuer.release-step";

    private final EphemeralStore store;
    private final SecureRandom random;
    private final Duration lifetime;

    ReleaseSteps(EphemeralStore store, SecureRandom random, IssuerConfig config) {
        this.store = store;
        this.random = random;
        this.lifetime = config.releaseLifetime();
    }

    ReleaseHandle begin(StartRelease.Wanted wanted) {
        ReleaseStep step = ReleaseStep.begun(wanted, RandomToken.next(random));
        ReleaseHandle handle = new ReleaseHandle(RandomToken.next(random));
        if (!store.putOnce(slot(handle), StateCodec.write(step), lifetime)) {
            throw new IllegalStateException("a random handle came up twice");
        }
        return handle;
    }

    Optional<Read> read(ReleaseHandle handle) {
        return store.read(slot(handle))
                .map(held -> new Read(StateCodec.read(held.value(), ReleaseStep.class), held.version()));
    }

    /// False: somebody changed the step in between.
    boolean replace(ReleaseHandle handle, Read read, ReleaseStep next) {
        return store.replace(slot(handle), read.version(), StateCodec.write(next), lifetime);
    }

    Optional<ReleaseStep> take(ReleaseHandle handle) {
        return store.takeOnce(slot(handle)).map(value -> StateCodec.read(value, ReleaseStep.class));
    }

    private static Slot slot(ReleaseHandle handle) {
        return new Slot(SPACE, handle.value());
    }
}
