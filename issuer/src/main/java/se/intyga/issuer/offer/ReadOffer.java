package se.intyga.issuer.offer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.manual.CaseId;
import se.intyga.issuer.manual.ReadCases;

/// Reads an offer: its state for the agency that made it, the offer itself for a wallet that has its address.
@Singleton
final class ReadOffer {
    private final OfferStore offers;
    private final ReadCases cases;
    private final Clock clock;

    /// @param stage now
    record Seen(OfferState state, OfferState.Stage stage) {}

    ReadOffer(OfferStore offers, ReadCases cases, Clock clock) {
        this.offers = offers;
        this.cases = cases;
        this.clock = clock;
    }

    /// Another agency's offer is not found.
    Optional<Seen> state(AgencyId agency, OfferId id) {
        Instant now = clock.instant();
        return offers.state(id)
                .map(OfferStore.Read::state)
                .filter(state -> state.agency().equals(agency.value()))
                .map(state -> new Seen(state, stage(agency, state, now)));
    }

    private OfferState.Stage stage(AgencyId agency, OfferState state, Instant now) {
        OfferState.Stage stage = state.stageAt(now);
        return switch (stage) {
            case WAITING_FOR_DECISION -> waits(agency, state) ? stage : OfferState.Stage.DECIDED;
            case CREATED, REDEEMED, ISSUED, EXPIRED, BURNT, DECIDED -> stage;
        };
    }

    private boolean waits(AgencyId agency, OfferState state) {
        return Optional.ofNullable(state.caseId())
                .flatMap(CaseId::parse)
                .map(id -> cases.open(agency, id))
                .orElse(false);
    }

    /// As long as it can be redeemed, as often as a wallet asks.
    Optional<CredentialOffer> byReference(Agency agency, String reference) {
        return offers.byReference(reference)
                .flatMap(id -> state(agency.id(), id)
                        .filter(seen -> seen.stage() == OfferState.Stage.CREATED)
                        .flatMap(seen -> offers.secrets(id)
                                .map(secrets -> CredentialOffer.of(
                                        agency,
                                        seen.state().configurationId(),
                                        seen.state().grant(),
                                        secrets))));
    }
}
