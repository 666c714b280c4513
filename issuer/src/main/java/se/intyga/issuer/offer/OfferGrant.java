package se.intyga.issuer.offer;

/// By which grant an offer is redeemed.
public enum OfferGrant {
    AUTHORIZATION_CODE("authorization_code"),
    PRE_AUTHORIZED_CODE("urn:ietf:params:oauth:grant-type:pre-authorized_code");

    private final String wireName;

    OfferGrant(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
