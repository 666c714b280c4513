package se.intyga.issuer.offer;

import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.release.ReleaseId;

/// What a pre-authorized code is worth (I-10).
public sealed interface RedeemOutcome {
    /// Redeemed now, and by this call only. The dataset was fetched at the source in this call.
    record Redeemed(OfferId offer, String configurationId, ReleaseId release, PersonHash person)
            implements RedeemOutcome {}

    /// Unknown, used, expired or burnt code, or a wrong transaction code: `invalid_grant`.
    record InvalidGrant() implements RedeemOutcome {}

    /// A transaction code is needed and was not sent: `invalid_request`.
    record TxCodeMissing() implements RedeemOutcome {}

    /// A transaction code was sent though none is needed: `invalid_request`.
    record TxCodeNotExpected() implements RedeemOutcome {}

    /// The law's table no longer allows the release: `invalid_grant`; the offer is burnt.
    record NotReleased(String code) implements RedeemOutcome {}

    /// The source did not answer. The code stays good: 503 `temporarily_unavailable`, try again.
    record SourceUnavailable() implements RedeemOutcome {}
}
