package se.intyga.issuer.offer;

import java.util.Optional;

/// The public name of an offer, in the agency's API and in `credential_offer_uri`. Not the code.
public record OfferId(String value) {
    public OfferId {
        if (!value.matches("[A-Za-z0-9_-]{20,64}")) {
            throw new IllegalArgumentException("an offer id is base64url");
        }
    }

    /// As it stands in an address; anything else is nobody's id.
    public static Optional<OfferId> parse(String text) {
        return text.matches("[A-Za-z0-9_-]{20,64}") ? Optional.of(new OfferId(text)) : Optional.empty();
    }
}
