package se.intyga.issuer.offer;

import org.jspecify.annotations.Nullable;

/// What an offer hides: codes, and for the pre-authorized grant whom it is for. Lies sealed in the ephemeral store and
/// goes when the offer is redeemed, burnt or expired.
///
/// @param code the pre-authorized code or the `issuer_state`
/// @param reference the name of the offer in `credential_offer_uri`: whoever knows it can read the code, so it is not
/// the offer's id
record OfferSecrets(
        String code,
        String reference,
        @Nullable String txCode,
        @Nullable String personalNumber,
        @Nullable String requestedDocument,
        @Nullable String requestedAt,
        @Nullable String authentication) {
    @Override
    public String toString() {
        return "OfferSecrets[hidden]";
    }
}
