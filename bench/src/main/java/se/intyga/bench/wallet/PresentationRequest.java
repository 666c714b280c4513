package se.intyga.bench.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.bench.http.UnexpectedAnswer;
import se.intyga.formats.dcql.DcqlQuery;
import se.intyga.formats.dcql.DcqlReading;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.ContentEncryption;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.JwtExpectation;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.jose.VerifyJwt;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.PublicJwk;

/// A relying party's request, fetched and checked (OpenID4VP 1.0, section 5): signed by the certificate its name is
/// made of, for a wallet, for this fetch.
public record PresentationRequest(
        String clientId,
        String nonce,
        Optional<String> state,
        URI responseUri,
        DcqlQuery query,
        JsonNode encryptionKey,
        ContentEncryption encryption,
        String verifierName) {
    private static final String TYPE = "oauth-authz-req+jwt";
    private static final String ANY_WALLET = "https://self-issued.me/v2";
    private static final String PREFIX = "x509_hash:";

    static PresentationRequest fetch(Http http, URI walletLink, WalletConfig config, SecureRandom random, Instant now) {
        Map<String, String> link = CredentialOffer.parameters(walletLink);
        String clientId = needed(link, "client_id");
        URI requestUri = URI.create(needed(link, "request_uri"));
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String walletNonce = Base64Url.encode(bytes);
        boolean byPost = "post".equals(link.get("request_uri_method"));
        Map<String, String> accept = Map.of("Accept", "application/" + TYPE);
        Answer answer = (byPost
                        ? http.postForm(requestUri, walletParameters(walletNonce), accept)
                        : http.get(requestUri, accept))
                .expecting(200);
        if (!answer.contentType().equals("application/" + TYPE)) {
            throw new UnexpectedAnswer(answer, "a request object is application/" + TYPE);
        }
        JsonNode claims = verified(answer.body().strip(), clientId, config, now);
        if (byPost && !walletNonce.equals(claims.path("wallet_nonce").textValue())) {
            throw new WalletRefusal("the request object was not made for this fetch");
        }
        return read(clientId, claims);
    }

    private static Map<String, String> walletParameters(String walletNonce) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("wallet_nonce", walletNonce);
        parameters.put(
                "wallet_metadata",
                "{\"vp_formats_supported\":{\"dc+sd-jwt\":{\"sd-jwt_alg_values\":[\"ES256\"],\"kb-jwt_alg_values\":[\"ES256\"]}},"
                        + "\"client_id_prefixes_supported\":[\"x509_hash\"]}");
        return parameters;
    }

    private static JsonNode verified(String compact, String clientId, WalletConfig config, Instant now) {
        PresentedJws token = PresentedJws.parse(compact)
                .orElseThrow(() -> new WalletRefusal("the request object is no strict signed token"));
        CertificateChain chain =
                token.x5c().orElseThrow(() -> new WalletRefusal("the request object names no certificates"));
        if (!clientId.equals(PREFIX + chain.x509Hash())) {
            throw new WalletRefusal("the relying party's name is not made of its certificate");
        }
        if (!Trust.leadsTo(config.verifierAnchors(), chain)) {
            throw new WalletRefusal("the access certificate leads to no anchor of this wallet");
        }
        PublicJwk key = PublicJwk.of(chain.leaf())
                .orElseThrow(() -> new WalletRefusal("the relying party's key is of no known kind"));
        return switch (VerifyJwt.verify(token, key, JwtExpectation.ofType(TYPE).audience(ANY_WALLET), now)) {
            case JwsOutcome.Rejected(var reason) ->
                throw new WalletRefusal("the request object does not verify: " + reason);
            case JwsOutcome.Verified(VerifiedJws jws) -> jws.claims();
        };
    }

    private static PresentationRequest read(String clientId, JsonNode claims) {
        if (!clientId.equals(claims.path("client_id").textValue())
                || !"vp_token".equals(claims.path("response_type").textValue())
                || !"direct_post.jwt".equals(claims.path("response_mode").textValue())
                || claims.has("redirect_uri")) {
            throw new WalletRefusal("the request object asks for something else than the link, or in another way");
        }
        DcqlQuery query =
                DcqlQuery.parse(claims.path("dcql_query")) instanceof DcqlReading.Read(DcqlQuery read) ? read : null;
        if (query == null || !claims.path("nonce").isTextual()) {
            throw new WalletRefusal("the request object holds no sound query or no nonce");
        }
        JsonNode metadata = claims.path("client_metadata");
        return new PresentationRequest(
                clientId,
                claims.path("nonce").textValue(),
                Optional.ofNullable(claims.path("state").textValue()),
                URI.create(claims.path("response_uri").asText()),
                query,
                metadata.path("jwks").path("keys").path(0),
                encryption(metadata.path("encrypted_response_enc_values_supported")),
                metadata.path("client_name").asText(""));
    }

    private static ContentEncryption encryption(JsonNode offered) {
        for (ContentEncryption encryption : EnumSet.of(ContentEncryption.A256GCM, ContentEncryption.A128GCM)) {
            for (JsonNode name : offered) {
                if (encryption.name().equals(name.asText())) {
                    return encryption;
                }
            }
        }
        return ContentEncryption.A128GCM;
    }

    private static String needed(Map<String, String> link, String name) {
        String value = link.get(name);
        if (value == null) {
            throw new WalletRefusal("the link has no " + name);
        }
        return value;
    }

    @Override
    public String toString() {
        return "PresentationRequest[" + clientId + "]";
    }
}
