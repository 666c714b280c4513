package se.intyga.bench.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.intyga.bench.http.Http;
import se.intyga.bench.http.UnexpectedAnswer;
import se.intyga.formats.json.StrictJson;

/// An offer as a wallet reads it (OpenID4VCI 1.0, section 4.1): by value, or fetched by reference.
public record CredentialOffer(
        URI issuer,
        String configurationId,
        Optional<String> issuerState,
        Optional<String> preAuthorizedCode,
        boolean needsTxCode) {
    private static final String PRE_AUTHORIZED = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    /// No offer: the wallet starts by itself.
    public static CredentialOffer startedByWallet(URI issuer, String configurationId) {
        return new CredentialOffer(issuer, configurationId, Optional.empty(), Optional.empty(), false);
    }

    public static CredentialOffer resolve(Http http, URI link) {
        Map<String, String> parameters = parameters(link);
        String byValue = parameters.get("credential_offer");
        String byReference = parameters.get("credential_offer_uri");
        if ((byValue == null) == (byReference == null)) {
            throw new WalletRefusal("an offer holds exactly one of credential_offer and credential_offer_uri");
        }
        if (byValue != null) {
            return read(StrictJson.object(byValue)
                    .orElseThrow(() -> new WalletRefusal("the offer is not a strict JSON object")));
        }
        var answer = http.get(URI.create(byReference), Map.of("Accept", "application/json"))
                .expecting(200);
        if (!answer.contentType().equals("application/json")) {
            throw new UnexpectedAnswer(answer, "an offer is application/json");
        }
        return read(answer.json());
    }

    private static CredentialOffer read(ObjectNode json) {
        JsonNode ids = json.path("credential_configuration_ids");
        JsonNode grants = json.path("grants");
        if (!json.path("credential_issuer").isTextual() || !ids.isArray() || ids.isEmpty()) {
            throw new WalletRefusal("the offer names no issuer or no configuration");
        }
        JsonNode preAuthorized = grants.path(PRE_AUTHORIZED);
        return new CredentialOffer(
                URI.create(json.get("credential_issuer").textValue()),
                ids.get(0).asText(),
                Optional.ofNullable(
                        grants.path("authorization_code").path("issuer_state").textValue()),
                Optional.ofNullable(preAuthorized.path("pre-authorized_code").textValue()),
                preAuthorized.has("tx_code"));
    }

    /// The query of a link of whatever scheme.
    static Map<String, String> parameters(URI link) {
        var parameters = new LinkedHashMap<String, String>();
        String text = link.toString();
        int question = text.indexOf('?');
        String query = question < 0 ? "" : text.substring(question + 1);
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (parameters.put(name, value) != null) {
                    throw new WalletRefusal("the parameter " + name + " comes twice");
                }
            }
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "CredentialOffer[" + configurationId + "]";
    }
}
