package se.intyga.issuer.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.eid.person.PersonHash;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.issuer.shortlived.StateCodec;
import se.intyga.legalbasis.archive.DecisionId;

/// Released datasets that wait to be issued, sealed. Read as often as the credential endpoint asks within its token's
/// life (a failed request can be tried again), gone when ended or expired.
@Singleton
public final class Releases {
    private static final String SPACE = "issuer.release";

    private final EphemeralStore store;
    private final SecureRandom random;
    private final Duration lifetime;

    Releases(EphemeralStore store, SecureRandom random, IssuerConfig config) {
        this.store = store;
        this.random = random;
        this.lifetime = config.releaseLifetime();
    }

    /// Keeps an allowed dataset until it is issued.
    public ReleaseId keep(ReleaseRequest request, PersonHash person, Assessed.Allowed allowed) {
        ReleaseId id = new ReleaseId(RandomToken.next(random));
        Stored stored = new Stored(
                request.agency().id().value(),
                request.configuration().id(),
                person.hex(),
                StrictJson.write(allowed.claims()),
                allowed.retrievedAt().toString(),
                allowed.reasons().policyVersion().toString(),
                allowed.reasons().ruleIds().stream().map(Object::toString).toList(),
                request.correlation(),
                DecisionId.of(allowed.record()).digest());
        if (!store.putOnce(slot(id), StateCodec.write(stored), lifetime)) {
            throw new IllegalStateException("a random id came up twice");
        }
        return id;
    }

    public Optional<Release> read(ReleaseId id) {
        return store.read(slot(id)).map(held -> release(id, StateCodec.read(held.value(), Stored.class)));
    }

    /// Forgets the dataset: it was issued, or will not be.
    public void end(ReleaseId id) {
        store.remove(slot(id));
    }

    private static Release release(ReleaseId id, Stored stored) {
        ObjectNode claims = StrictJson.object(stored.claims())
                .orElseThrow(() -> new IllegalStateException("a stored dataset cannot be read"));
        return new Release(
                id,
                new AgencyId(stored.agency()),
                stored.configurationId(),
                new PersonHash(stored.person()),
                claims,
                Instant.parse(stored.retrievedAt()),
                stored.policyVersion(),
                stored.ruleIds(),
                stored.correlation(),
                new DecisionId(stored.decision()));
    }

    private static Slot slot(ReleaseId id) {
        return new Slot(SPACE, id.value());
    }

    private record Stored(
            String agency,
            String configurationId,
            String person,
            String claims,
            String retrievedAt,
            String policyVersion,
            List<String> ruleIds,
            String correlation,
            String decision) {
        @Override
        public String toString() {
            return "Stored[hidden]";
        }
    }
}
