package se.intyga.issuer.offer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;

/// The message to the wallet (OpenID4VCI 1.0, section 4.1), and the two ways to hand it over. It holds the code: shown
/// to the agency once, never printed.
///
/// @param byReference `credential_offer_uri`
public record CredentialOffer(ObjectNode json, URI byReference) {
    private static final String SCHEME = "openid-credential-offer://?";

    static CredentialOffer of(Agency agency, String configurationId, OfferGrant grant, OfferSecrets secrets) {
        ObjectNode offer = StrictJson.newObject();
        offer.put("credential_issuer", agency.issuer().toString());
        offer.putArray("credential_configuration_ids").add(configurationId);
        ObjectNode parameters = offer.putObject("grants").putObject(grant.wireName());
        switch (grant) {
            case AUTHORIZATION_CODE -> parameters.put("issuer_state", secrets.code());
            case PRE_AUTHORIZED_CODE -> {
                parameters.put("pre-authorized_code", secrets.code());
                if (secrets.txCode() != null) {
                    parameters
                            .putObject("tx_code")
                            .put("input_mode", "numeric")
                            .put("length", secrets.txCode().length());
                }
            }
        }
        return new CredentialOffer(offer, agency.at("/offers/" + secrets.reference()));
    }

    public String linkByValue() {
        return SCHEME + "credential_offer=" + encoded(StrictJson.write(json));
    }

    public String linkByReference() {
        return SCHEME + "credential_offer_uri=" + encoded(byReference.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "CredentialOffer[hidden]";
    }
}
