package se.intyga.issuer.access;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Held;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.offer.OfferId;
import se.intyga.issuer.release.ReleaseId;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.issuer.shortlived.StateCodec;

/// Opaque access tokens: random, meaningless outside, their grant kept in the short-lived store until they expire.
@Singleton
public final class AccessTokens {
    private final EphemeralStore store;
    private final SecureRandom random;
    private final ProtocolLimits limits;
    private final Clock clock;

    public AccessTokens(EphemeralStore store, SecureRandom random, ProtocolLimits limits, Clock clock) {
        this.store = store;
        this.random = random;
        this.limits = limits;
        this.clock = clock;
    }

    /// When a token made now expires.
    public Instant expiry() {
        return clock.instant().plus(limits.accessToken());
    }

    public Duration lifetime() {
        return limits.accessToken();
    }

    /// Makes a token for this grant. The token is secret.
    public String issue(AccessGrant grant) {
        String token = RandomToken.next(random);
        Duration left = Duration.between(clock.instant(), grant.expiresAt());
        if (!store.putOnce(slot(token), StateCodec.write(Kept.of(grant)), left)) {
            throw new IllegalStateException("the same 256 random bits came twice");
        }
        return token;
    }

    public void revoke(String token) {
        store.remove(slot(token));
    }

    Optional<AccessGrant> find(String token) {
        return store.read(slot(token))
                .map(Held::value)
                .map(bytes -> StateCodec.read(bytes, Kept.class).grant())
                .filter(grant -> grant.expiresAt().isAfter(clock.instant()));
    }

    private static Slot slot(String token) {
        return new Slot("issuer.access-token", token);
    }

    /// The grant as it lies in the store.
    record Kept(
            String agency,
            @Nullable String clientId,
            String jkt,
            String configuration,
            @Nullable String identifier,
            String release,
            @Nullable String offer,
            long expires) {
        static Kept of(AccessGrant grant) {
            return new Kept(
                    grant.agency().value(),
                    grant.clientId().orElse(null),
                    grant.keyThumbprint(),
                    grant.configurationId(),
                    grant.credentialIdentifier().orElse(null),
                    grant.release().value(),
                    grant.offer().map(OfferId::value).orElse(null),
                    grant.expiresAt().getEpochSecond());
        }

        AccessGrant grant() {
            return new AccessGrant(
                    new AgencyId(agency),
                    Optional.ofNullable(clientId),
                    jkt,
                    configuration,
                    Optional.ofNullable(identifier),
                    new ReleaseId(release),
                    Optional.ofNullable(offer).map(OfferId::new),
                    Instant.ofEpochSecond(expires));
        }
    }
}
