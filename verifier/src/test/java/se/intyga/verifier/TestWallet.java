package se.intyga.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.jose.ContentEncryption;
import se.intyga.formats.jose.EncryptJwe;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.formats.sdjwt.IssueSdJwtVc;
import se.intyga.formats.sdjwt.PresentSdJwt;
import se.intyga.formats.sdjwt.PresentedSdJwt;
import se.intyga.formats.sdjwt.SdJwtVcTemplate;
import se.intyga.formats.statuslist.StatusReference;

/// A holder with one key, who can be issued credentials and answer requests, rightly or wrongly.
public final class TestWallet {
    public static final List<ClaimPath> ASKED = List.of(ClaimPath.of("registered"), ClaimPath.of("registration_date"));
    public static final int STATUS_INDEX = 7;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final VerifierHouse house;
    private final SoftwareSigningKey key = SoftwareSigningKey.generate(RANDOM);

    public TestWallet(VerifierHouse house) {
        this.house = house;
    }

    public SoftwareSigningKey key() {
        return key;
    }

    /// What the request object says; the wallet of a test takes it at its word.
    public record Request(ObjectNode header, ObjectNode claims) {
        public String clientId() {
            return claims.path("client_id").asText();
        }

        public String nonce() {
            return claims.path("nonce").asText();
        }

        public JsonNode encryptionKey() {
            return claims.path("client_metadata").path("jwks").path("keys").path(0);
        }

        public String responsePath() {
            return VerifierHouse.path(claims.path("response_uri").asText());
        }
    }

    public static Request read(String requestObject) {
        PresentedJws jws = PresentedJws.parse(requestObject).orElseThrow();
        return new Request(jws.header(), jws.unverifiedClaims());
    }

    public static ObjectNode claims() {
        ObjectNode claims = StrictJson.newObject()
                .put("registered", true)
                .put("registration_date", "2026-03-02")
                .put("eligible_for_placement", false);
        claims.putObject("agency").put("name", "Arbetsförmedlingen (demo)").put("organisation_number", "2021002114");
        claims.putArray("preferred_municipalities").add("0180").add("1480");
        return claims;
    }

    public SdJwtVcTemplate template() {
        Instant now = house.clock().instant();
        return SdJwtVcTemplate.of(VerifierHouse.VCT, claims(), now.minusSeconds(3600), now.plus(Duration.ofDays(90)))
                .boundTo(key.publicKey())
                .withStatus(status(STATUS_INDEX));
    }

    public static StatusReference status(int index) {
        return new StatusReference(
                URI.create(VerifierHouse.BASE + "/issuers/arbetsformedlingen/status-lists/1"), index);
    }

    public String credential() {
        return issue(template(), house.issuerKey());
    }

    public static String issue(SdJwtVcTemplate template, SigningKey issuer) {
        return new IssueSdJwtVc(RANDOM).issue(template, issuer);
    }

    public String present(String credential, List<ClaimPath> shown, Request request) {
        return present(
                credential,
                shown,
                request.clientId(),
                request.nonce(),
                house.clock().instant());
    }

    public String present(String credential, List<ClaimPath> shown, String audience, String nonce, Instant at) {
        return PresentSdJwt.present(PresentedSdJwt.parse(credential).orElseThrow(), shown, key, audience, nonce, at);
    }

    public static ObjectNode vpToken(String presentation) {
        ObjectNode token = StrictJson.newObject();
        token.putArray("certificate").add(presentation);
        return token;
    }

    public static ObjectNode payload(Request request, JsonNode vpToken) {
        ObjectNode payload = StrictJson.newObject();
        payload.set("vp_token", vpToken);
        return payload.put("state", request.claims().path("state").asText());
    }

    public static String encrypt(Request request, ObjectNode payload) {
        return EncryptJwe.encrypt(
                        StrictJson.write(payload).getBytes(UTF_8), request.encryptionKey(), ContentEncryption.A256GCM)
                .orElseThrow();
    }

    /// The right answer, changed once at the presentation.
    public String answer(Request request, UnaryOperator<String> change) {
        return encrypt(request, payload(request, vpToken(change.apply(present(credential(), ASKED, request)))));
    }

    public String answer(Request request) {
        return answer(request, UnaryOperator.identity());
    }
}
