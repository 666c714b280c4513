package se.intyga.issuer.offer;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.manual.ReleaseCase;
import se.intyga.issuer.offer.OfferState.Stage;
import se.intyga.issuer.release.Assessed;
import se.intyga.issuer.release.AwaitDecision;
import se.intyga.issuer.release.DecideRelease;
import se.intyga.issuer.release.RecordRelease;
import se.intyga.issuer.release.ReleaseRequest;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.pages.Text;

/// Makes an offer for an agency. For the pre-authorized grant the law's table is asked already now, on the person's
/// recorded request at the agency, so that no offer is sent that cannot be redeemed; the dataset itself is fetched
/// when the offer is redeemed.
@Singleton
public final class CreateOffer {
    private static final int TX_CODE_DIGITS = 6;

    private final OfferStore offers;
    private final DecideRelease decide;
    private final RecordRelease record;
    private final AwaitDecision await;
    private final IssuerConfig config;
    private final SecureRandom random;
    private final Clock clock;

    CreateOffer(
            OfferStore offers,
            DecideRelease decide,
            RecordRelease record,
            AwaitDecision await,
            IssuerConfig config,
            SecureRandom random,
            Clock clock) {
        this.offers = offers;
        this.decide = decide;
        this.record = record;
        this.await = await;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /// What an agency wants to offer.
    public sealed interface Wanted {
        /// The person logs in with us and requests the release there.
        record AuthorizationCode(Agency agency, CredentialConfiguration configuration) implements Wanted {}

        /// The person has requested at the agency.
        record PreAuthorized(
                Agency agency,
                CredentialConfiguration configuration,
                PersonalNumber person,
                Optional<ReleaseRequest.Recorded> recorded,
                boolean withTxCode)
                implements Wanted {}
    }

    /// How it went.
    public sealed interface Outcome {
        /// The offer is made.
        ///
        /// @param txCode told to the person by another way than the offer; this once
        record Created(OfferId id, CredentialOffer offer, Optional<String> txCode, Instant expiresAt)
                implements Outcome {
            @Override
            public String toString() {
                return "Created[hidden]";
            }
        }

        /// A case handler decides first; there is no code yet. After a release a new offer can be made.
        record Waiting(OfferId id, OfferState state) implements Outcome {}

        /// The law's table or the source says no; nothing was made.
        record NotReleased(List<String> codes, Text told, Optional<Reasons> reasons) implements Outcome {}

        record SourceUnavailable() implements Outcome {}
    }

    public Outcome create(Wanted wanted) {
        return switch (wanted) {
            case Wanted.AuthorizationCode(Agency agency, CredentialConfiguration configuration) ->
                made(agency, configuration, OfferGrant.AUTHORIZATION_CODE, null, secrets(null, null, null));
            case Wanted.PreAuthorized preAuthorized -> preAuthorized(preAuthorized);
        };
    }

    private Outcome preAuthorized(Wanted.PreAuthorized wanted) {
        ReleaseRequest request = new ReleaseRequest(
                wanted.agency(), wanted.configuration(), wanted.person(), wanted.recorded(), RandomToken.next(random));
        Assessed assessed = decide.decide(request);
        return switch (assessed) {
            case Assessed.Allowed _ -> {
                String txCode = wanted.withTxCode() ? txCode() : null;
                OfferSecrets secrets = secrets(
                        txCode, wanted.person().digits(), wanted.recorded().orElse(null));
                yield made(wanted.agency(), wanted.configuration(), OfferGrant.PRE_AUTHORIZED_CODE, txCode, secrets);
            }
            case Assessed.Unclear unclear -> waiting(wanted, await.await(request, unclear));
            case Assessed.Refused refused -> {
                record.decided(request, assessed);
                yield new Outcome.NotReleased(
                        Assessed.codes(assessed),
                        refused.decision().toldToPerson(),
                        Optional.of(refused.decision().reasons()));
            }
            case Assessed.NoRecord(String code, Text told, var _) -> {
                record.decided(request, assessed);
                yield new Outcome.NotReleased(List.of(code), told, Optional.empty());
            }
            case Assessed.SourceUnavailable() -> new Outcome.SourceUnavailable();
        };
    }

    private Outcome waiting(Wanted.PreAuthorized wanted, ReleaseCase waitsIn) {
        OfferId id = new OfferId(RandomToken.next(random));
        Instant now = clock.instant();
        OfferState state = created(wanted.agency(), wanted.configuration(), OfferGrant.PRE_AUTHORIZED_CODE, now, now)
                .waitingFor(waitsIn.id().value(), waitsIn.expiresAt());
        offers.createWaiting(id, state, Duration.between(now, waitsIn.expiresAt()));
        return new Outcome.Waiting(id, state);
    }

    private static OfferState created(
            Agency agency, CredentialConfiguration configuration, OfferGrant grant, Instant now, Instant expiresAt) {
        return new OfferState(
                agency.id().value(),
                configuration.id(),
                grant,
                Stage.CREATED,
                now.toString(),
                expiresAt.toString(),
                null,
                null);
    }

    private Outcome.Created made(
            Agency agency,
            CredentialConfiguration configuration,
            OfferGrant grant,
            @Nullable String txCode,
            OfferSecrets secrets) {
        OfferId id = new OfferId(RandomToken.next(random));
        Instant now = clock.instant();
        Instant expiresAt = now.plus(config.offerLifetime());
        offers.create(id, created(agency, configuration, grant, now, expiresAt), secrets);
        CredentialOffer offer = CredentialOffer.of(agency, configuration.id(), grant, secrets);
        return new Outcome.Created(id, offer, Optional.ofNullable(txCode), expiresAt);
    }

    private OfferSecrets secrets(
            @Nullable String txCode, @Nullable String person, ReleaseRequest.@Nullable Recorded recorded) {
        return new OfferSecrets(
                RandomToken.next(random),
                RandomToken.next(random),
                txCode,
                person,
                recorded == null ? null : recorded.documentType(),
                recorded == null ? null : recorded.at().toString(),
                recorded == null ? null : recorded.authentication());
    }

    private String txCode() {
        return String.format(Locale.ROOT, "%0" + TX_CODE_DIGITS + "d", random.nextInt(1_000_000));
    }
}
