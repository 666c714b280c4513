package se.intyga.issuer.offer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.issuance.CredentialId;
import se.intyga.issuer.offer.OfferState.Stage;

/// The later steps of an offer's life, told by the authorization server and the credential endpoint.
@Singleton
public final class FollowOffer {
    private final OfferStore offers;
    private final Clock clock;

    public record Offered(OfferId offer, String configurationId) {}

    FollowOffer(OfferStore offers, Clock clock) {
        this.offers = offers;
        this.clock = clock;
    }

    /// The offer an `issuer_state` belongs to: an untrusted hint, bound to no person (I-5). Empty when unknown,
    /// expired, redeemed, or of another agency.
    public Optional<Offered> byIssuerState(AgencyId agency, String issuerState) {
        return offers.byCode(OfferGrant.AUTHORIZATION_CODE, issuerState)
                .flatMap(id -> offers.state(id)
                        .map(OfferStore.Read::state)
                        .filter(state -> state.agency().equals(agency.value()))
                        .filter(state -> state.stageAt(clock.instant()) == Stage.CREATED)
                        .map(state -> new Offered(id, state.configurationId())));
    }

    /// An authorization that began with this offer got its token. False: the offer was redeemed before, or is gone.
    public boolean redeemed(OfferId offer) {
        Optional<OfferStore.Read> read =
                offers.state(offer).filter(found -> found.state().stageAt(clock.instant()) == Stage.CREATED);
        boolean first = read.isPresent()
                && offers.replace(offer, read.get(), read.get().state().at(Stage.REDEEMED));
        if (first) {
            offers.secrets(offer)
                    .ifPresent(secrets ->
                            offers.forgetSecrets(offer, read.get().state().grant(), secrets));
        }
        return first;
    }

    /// The credential was handed over. The first one stays: a second fetch of the same dataset changes nothing.
    public void issued(OfferId offer, CredentialId credential) {
        offers.state(offer)
                .filter(read -> read.state().stage() == Stage.REDEEMED)
                .ifPresent(read -> offers.replace(offer, read, read.state().issued(credential.value())));
    }
}
