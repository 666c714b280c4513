package se.intyga.issuer.offer;

/// The public name of an offer, in the agency's API and in `credential_offer_uri`. Not the code.
public record OfferId(String value) {
    public OfferId {
        if (!value.matches("[A-Za-z0-9_-]{20,64}")) {
            throw new IllegalArgumentException("an offer id is base64url");
        }
    }
}
