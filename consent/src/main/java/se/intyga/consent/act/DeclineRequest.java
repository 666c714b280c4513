package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.ledger.WithEntry;
import se.intyga.consent.person.PersonKey;
import se.intyga.consent.person.PersonKeys;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.rule.RelyingParty;

/// A person says no. The door's ledger notes that somebody did, and nobody is told; she herself finds it in her
/// history,
/// and a receipt of it. The same request is declined once.
@Singleton
public final class DeclineRequest {
    private final RecordAct recordAct;
    private final DeclineStore declines;
    private final PersonKeys keys;
    private final Policies policies;
    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random;

    DeclineRequest(
            RecordAct recordAct,
            DeclineStore declines,
            PersonKeys keys,
            Policies policies,
            Jdbi jdbi,
            Clock clock,
            SecureRandom random) {
        this.recordAct = recordAct;
        this.declines = declines;
        this.keys = keys;
        this.policies = policies;
        this.jdbi = jdbi;
        this.clock = clock;
        this.random = random;
    }

    /// What is declined, as far as the person's application tells.
    ///
    /// @param recipient who asked, by its registered id
    /// @param purpose the registered purpose's id
    public record Asked(
            String requestDigest,
            Optional<String> recipient,
            Optional<String> purpose,
            Optional<String> credentialType,
            List<ClaimPath> claims) {
        public Asked {
            claims = List.copyOf(claims);
        }

        @Override
        public String toString() {
            return "Asked[hidden]";
        }
    }

    /// Entry and row are committed together. Declined before: that time's. Precondition: the digest is a SHA-256 in
    /// base64url, and recipient and purpose are words.
    public RecordedDecline decline(PersonReference person, Party operator, Asked asked) {
        PersonKey key = jdbi.inTransaction(handle -> keys.findOrMake(handle, person));
        Decline decline = named(asked, clock.instant());
        CommittedRecord committed = new CommittedRecord(Salt.fresh(random), DeclineDocument.write(decline));
        return recordAct
                .decline(committed, operator, new WithEntry() {
                    @Override
                    public boolean takes(Handle handle) {
                        return declines.take(
                                handle,
                                person,
                                key,
                                asked.requestDigest(),
                                decline.at().atOffset(ZoneOffset.UTC).toLocalDate());
                    }

                    @Override
                    public void keeps(Handle handle, EntryReference entry) {
                        declines.keep(handle, person, key, new RecordedDecline(decline, committed, entry));
                    }
                })
                .map(entry -> new RecordedDecline(decline, committed, entry))
                .orElseGet(() -> jdbi.withHandle(handle -> declines.find(handle, person, key, asked.requestDigest()))
                        .orElseThrow());
    }

    /// With the names that are registered; who is not registered is named by its id.
    private Decline named(Asked asked, Instant at) {
        Optional<RelyingParty> registered =
                asked.recipient().flatMap(id -> policies.effectiveAt(at).relyingParty(id, at));
        Optional<Party> recipient = asked.recipient()
                .map(id ->
                        Party.of(id, registered.map(party -> party.name().sv()).orElse(id)));
        Optional<Purpose> purpose = asked.purpose()
                .flatMap(id ->
                        registered.flatMap(party -> party.purpose(id, at)).map(known -> Purpose.of(id, known.text())));
        return new Decline(at, recipient, purpose, asked.credentialType(), asked.claims(), asked.requestDigest());
    }
}
