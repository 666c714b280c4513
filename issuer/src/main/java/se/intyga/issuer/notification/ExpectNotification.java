package se.intyga.issuer.notification;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.access.AccessGrant;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.release.Release;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.issuer.shortlived.StateCodec;

/// Remembers a handing-over for as long as the wallet may report on it.
@Singleton
public final class ExpectNotification {
    private final EphemeralStore store;
    private final SecureRandom random;
    private final ProtocolLimits limits;

    public ExpectNotification(EphemeralStore store, SecureRandom random, ProtocolLimits limits) {
        this.store = store;
        this.random = random;
        this.limits = limits;
    }

    public NotificationId of(Agency agency, AccessGrant grant, Release release) {
        NotificationId id = new NotificationId(RandomToken.next(random));
        Expected expected = new Expected(
                grant.release().value(),
                release.configurationId(),
                release.person().hex(),
                release.correlation(),
                null);
        store.putOnce(slot(agency, id), StateCodec.write(expected), limits.notification());
        return id;
    }

    static Slot slot(Agency agency, NotificationId id) {
        return new Slot("issuer.notification", agency.id() + "|" + id.value());
    }

    /// What is awaited, as it lies in the store.
    ///
    /// @param release  the same as in the token that may report
    /// @param reported the last event, if any came
    record Expected(
            String release,
            String configurationId,
            String person,
            String correlation,
            @Nullable String reported) {
        Expected with(NotificationEvent event) {
            return new Expected(release, configurationId, person, correlation, event.name());
        }

        @Override
        public String toString() {
            return "Expected[" + configurationId + "]";
        }
    }
}
