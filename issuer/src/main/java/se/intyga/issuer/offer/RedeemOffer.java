package se.intyga.issuer.offer;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.intyga.eid.person.PersonHash;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.manual.ReleaseCase;
import se.intyga.issuer.manual.StandingRelease;
import se.intyga.issuer.offer.OfferState.Stage;
import se.intyga.issuer.release.Assessed;
import se.intyga.issuer.release.AwaitDecision;
import se.intyga.issuer.release.DecideRelease;
import se.intyga.issuer.release.RecordRelease;
import se.intyga.issuer.release.ReleaseId;
import se.intyga.issuer.release.ReleaseRequest;
import se.intyga.issuer.release.Releases;

/// Redeems the code of the pre-authorized grant, once: of all callers on all replicas one wins. A try is counted
/// before the transaction code is compared, so that many at the same time are not more tries than a few.
@Singleton
public final class RedeemOffer {
    private final OfferStore offers;
    private final Agencies agencies;
    private final CredentialConfigurations configurations;
    private final DecideRelease decide;
    private final RecordRelease record;
    private final AwaitDecision await;
    private final Releases releases;
    private final RedeemLimits limits;

    /// When and how often a code can be tried, and what a case handler has decided.
    @Singleton
    record RedeemLimits(IssuerConfig config, StandingRelease standing, Clock clock) {}

    private record Found(OfferId id, OfferStore.Read read, OfferSecrets secrets) {}

    RedeemOffer(
            OfferStore offers,
            Agencies agencies,
            CredentialConfigurations configurations,
            DecideRelease decide,
            RecordRelease record,
            AwaitDecision await,
            Releases releases,
            RedeemLimits limits) {
        this.offers = offers;
        this.agencies = agencies;
        this.configurations = configurations;
        this.decide = decide;
        this.record = record;
        this.await = await;
        this.releases = releases;
        this.limits = limits;
    }

    public RedeemOutcome redeem(AgencyId agency, String code, @Nullable String txCode) {
        Optional<Found> found = find(agency, code);
        if (found.isEmpty()) {
            return new RedeemOutcome.InvalidGrant();
        }
        String wanted = found.get().secrets().txCode();
        if (wanted != null && txCode == null) {
            return new RedeemOutcome.TxCodeMissing();
        }
        if (wanted == null && txCode != null) {
            return new RedeemOutcome.TxCodeNotExpected();
        }
        if (wanted != null && txCode != null && !matches(found.get(), wanted, txCode)) {
            return new RedeemOutcome.InvalidGrant();
        }
        return release(found.get());
    }

    private Optional<Found> find(AgencyId agency, String code) {
        Instant now = limits.clock().instant();
        return offers.byCode(OfferGrant.PRE_AUTHORIZED_CODE, code)
                .flatMap(id -> offers.state(id)
                        .filter(read -> read.state().agency().equals(agency.value()))
                        .filter(read -> read.state().stageAt(now) == Stage.CREATED)
                        .flatMap(read -> offers.secrets(id).map(secrets -> new Found(id, read, secrets))));
    }

    private boolean matches(Found found, String wanted, String sent) {
        long tries = offers.countTry(found.id());
        int allowed = limits.config().txCodeTries();
        boolean right =
                MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
        if (right && tries <= allowed) {
            offers.forgetTries(found.id());
            return true;
        }
        if (!right && tries >= allowed) { // the right code, sent by many at once, burns nothing
            burn(found);
        }
        return false;
    }

    private RedeemOutcome release(Found found) {
        ReleaseRequest request = request(found);
        Assessed assessed = decide.decide(request);
        return switch (assessed) {
            case Assessed.Allowed allowed -> redeemed(found, request, allowed);
            case Assessed.Unclear unclear -> {
                ReleaseCase waitsIn = await.await(request, unclear);
                String code = Assessed.codes(assessed).getFirst();
                record.failed(request, code);
                end(found, read -> waiting(found, read, waitsIn));
                yield new RedeemOutcome.NotReleased(code);
            }
            case Assessed.Refused _, Assessed.NoRecord _ -> {
                String code = Assessed.codes(assessed).getFirst();
                if (request.recorded().isPresent()) {
                    record.requested(request);
                }
                record.decided(request, assessed);
                await.awaitNothing(request.agency(), request.configuration().id());
                record.failed(request, code);
                burn(found);
                yield new RedeemOutcome.NotReleased(code);
            }
            case Assessed.SourceUnavailable() -> {
                record.failed(request, RecordRelease.SOURCE_UNAVAILABLE);
                yield new RedeemOutcome.SourceUnavailable();
            }
        };
    }

    private RedeemOutcome redeemed(Found found, ReleaseRequest request, Assessed.Allowed allowed) {
        boolean taken = allowed.standing()
                .map(decided -> limits.standing().use(request.agency(), decided, request.correlation()))
                .orElse(true);
        if (!taken) {
            return new RedeemOutcome.InvalidGrant();
        }
        PersonHash person = record.personOf(request);
        record.requested(request);
        record.decided(request, allowed);
        ReleaseId release = releases.keep(request, person, allowed);
        if (!offers.replace(found.id(), found.read(), found.read().state().at(Stage.REDEEMED))) {
            releases.end(release);
            return new RedeemOutcome.InvalidGrant();
        }
        offers.forgetSecrets(found.id(), OfferGrant.PRE_AUTHORIZED_CODE, found.secrets());
        return new RedeemOutcome.Redeemed(found.id(), found.read().state().configurationId(), release, person);
    }

    private ReleaseRequest request(Found found) {
        OfferSecrets secrets = found.secrets();
        AgencyId agency = new AgencyId(found.read().state().agency());
        String configuration = found.read().state().configurationId();
        Optional<ReleaseRequest.Recorded> recorded = Optional.empty();
        if (secrets.requestedDocument() != null && secrets.requestedAt() != null && secrets.authentication() != null) {
            recorded = Optional.of(new ReleaseRequest.Recorded(
                    secrets.requestedDocument(), Instant.parse(secrets.requestedAt()), secrets.authentication()));
        }
        return new ReleaseRequest(
                agencies.get(agency),
                configurations.find(agency, configuration).orElseThrow(),
                PersonalNumber.parse(secrets.personalNumber() == null ? "" : secrets.personalNumber())
                        .orElseThrow(() -> new IllegalStateException("a pre-authorized offer is for a person")),
                recorded,
                found.id().value());
    }

    private void burn(Found found) {
        end(found, read -> offers.replace(found.id(), read, read.state().at(Stage.BURNT)));
    }

    /// The offer waits for a case handler, and is not redeemed any more: after a release a new one can be made.
    private boolean waiting(Found found, OfferStore.Read read, ReleaseCase waitsIn) {
        Instant now = limits.clock().instant();
        OfferState next = read.state().waitingFor(waitsIn.id().value(), waitsIn.expiresAt());
        return offers.replaceWaiting(found.id(), read, next, Duration.between(now, waitsIn.expiresAt()));
    }

    private void end(Found found, Predicate<OfferStore.Read> step) {
        boolean _ = offers.state(found.id())
                .filter(read -> read.state().stage() == Stage.CREATED)
                .filter(step)
                .isPresent();
        offers.forgetSecrets(found.id(), OfferGrant.PRE_AUTHORIZED_CODE, found.secrets());
    }
}
