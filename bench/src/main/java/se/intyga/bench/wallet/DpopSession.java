package se.intyga.bench.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;

/// Requests with proof of one key (RFC 9449). Takes nonces from servers and sends a request again when one was missing.
final class DpopSession {
    private final Http http;
    private final SigningKey key;
    private final Clock clock;
    private final Map<String, String> nonces = new HashMap<>();

    DpopSession(Http http, SigningKey key, Clock clock) {
        this.http = http;
        this.key = key;
        this.clock = clock;
    }

    /// To an authorization server.
    Answer postForm(URI address, Map<String, String> parameters) {
        return withNonce(
                address,
                proof -> http.postForm(address, parameters, Map.of("DPoP", proof, "Accept", "application/json")),
                Optional.empty());
    }

    /// To a resource, with the access token that is bound to the key.
    Answer postJson(URI address, JsonNode body, String accessToken) {
        return withNonce(
                address,
                proof -> http.postJson(
                        address,
                        body,
                        Map.of("DPoP", proof, "Authorization", "DPoP " + accessToken, "Accept", "application/json")),
                Optional.of(accessToken));
    }

    private Answer withNonce(URI address, Function<String, Answer> request, Optional<String> accessToken) {
        Answer first = request.apply(proof(address, accessToken));
        boolean given = remember(address, first);
        boolean demanded = first.isError("use_dpop_nonce")
                || first.header("WWW-Authenticate")
                        .filter(challenge -> challenge.contains("use_dpop_nonce"))
                        .isPresent();
        if (!demanded || !given) {
            return first;
        }
        Answer second = request.apply(proof(address, accessToken));
        remember(address, second);
        return second;
    }

    private boolean remember(URI address, Answer answer) {
        Optional<String> nonce = answer.header("DPoP-Nonce");
        nonce.ifPresent(value -> nonces.put(address.getRawAuthority(), value));
        return nonce.isPresent();
    }

    private String proof(URI address, Optional<String> accessToken) {
        ObjectNode claims = StrictJson.newObject()
                .put("jti", UUID.randomUUID().toString())
                .put("htm", "POST")
                .put("htu", address.toString())
                .put("iat", clock.instant().getEpochSecond());
        accessToken.ifPresent(token -> claims.put("ath", HashAlgorithm.SHA_256.digestOf(token)));
        Optional.ofNullable(nonces.get(address.getRawAuthority())).ifPresent(nonce -> claims.put("nonce", nonce));
        return JwsDraft.of("dpop+jwt", claims).withJwk().sign(key);
    }
}
