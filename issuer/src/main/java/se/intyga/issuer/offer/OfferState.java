package se.intyga.issuer.offer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an offer stands, as its agency may see it. No code and no person: it outlives the offer by a day, so that the
/// agency can still read how it ended.
///
/// @param credentialId what was issued from it
record OfferState(
        String agency,
        String configurationId,
        OfferGrant grant,
        Stage stage,
        String createdAt,
        String expiresAt,
        @Nullable String credentialId) {
    /// The states of the agency's API, in lower case there.
    enum Stage {
        CREATED,
        REDEEMED,
        ISSUED,
        EXPIRED,
        BURNT
    }

    /// The stage now: an offer that nobody redeemed in time has expired.
    Stage stageAt(Instant now) {
        return stage == Stage.CREATED && !now.isBefore(Instant.parse(expiresAt)) ? Stage.EXPIRED : stage;
    }

    OfferState at(Stage next) {
        return new OfferState(agency, configurationId, grant, next, createdAt, expiresAt, credentialId);
    }

    OfferState issued(String credential) {
        return new OfferState(agency, configurationId, grant, Stage.ISSUED, createdAt, expiresAt, credential);
    }
}
