package se.intyga.issuer.offer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an offer stands, as its agency may see it. No code and no person: it outlives the offer by a day, so that the
/// agency can still read how it ended.
///
/// @param credentialId what was issued from it
/// @param caseId the case in the agency's decision queue that it waits for, or waited for
record OfferState(
        String agency,
        String configurationId,
        OfferGrant grant,
        Stage stage,
        String createdAt,
        String expiresAt,
        @Nullable String credentialId,
        @Nullable String caseId) {
    /// The states of the agency's API, in lower case there.
    enum Stage {
        CREATED,
        REDEEMED,
        ISSUED,
        EXPIRED,
        BURNT,
        WAITING_FOR_DECISION,
        /// The case it waited for has ended; the case says how.
        DECIDED
    }

    /// The stage now: an offer that nobody redeemed in time has expired.
    Stage stageAt(Instant now) {
        return (stage == Stage.CREATED || stage == Stage.WAITING_FOR_DECISION)
                        && !now.isBefore(Instant.parse(expiresAt))
                ? Stage.EXPIRED
                : stage;
    }

    OfferState at(Stage next) {
        return new OfferState(agency, configurationId, grant, next, createdAt, expiresAt, credentialId, caseId);
    }

    /// Nothing can be redeemed: a case handler decides first, and then a new offer is made.
    OfferState waitingFor(String waitedFor, Instant until) {
        return new OfferState(
                agency,
                configurationId,
                grant,
                Stage.WAITING_FOR_DECISION,
                createdAt,
                until.toString(),
                null,
                waitedFor);
    }

    OfferState issued(String credential) {
        return new OfferState(agency, configurationId, grant, Stage.ISSUED, createdAt, expiresAt, credential, caseId);
    }
}
