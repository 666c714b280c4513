package se.intyga.issuer.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.keys.SoftwareSigningKey;

/// What an honest wallet sends, as a starting point for what a dishonest one does.
public final class TestWallet {
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Door door;
    private final SigningKey dpopKey = newKey();

    public TestWallet(Door door) {
        this.door = door;
    }

    public static SigningKey newKey() {
        return SoftwareSigningKey.generate(new SecureRandom());
    }

    public SigningKey dpopKey() {
        return dpopKey;
    }

    /// The parameters of a good pushed request.
    public static Map<String, String> pushed() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", Door.WALLET);
        form.put("response_type", "code");
        form.put("redirect_uri", Door.REDIRECT);
        form.put("code_challenge", CHALLENGE);
        form.put("code_challenge_method", "S256");
        form.put("scope", Door.CONFIGURATION);
        form.put("state", "state-åäö &=?");
        return form;
    }

    public static String form(Map<String, String> parameters) {
        StringBuilder form = new StringBuilder();
        parameters.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    /// A DPoP proof for a POST to a path under the issuer.
    public Jwts dpop(String path) {
        ObjectNode header = StrictJson.newObject().put("typ", "dpop+jwt").put("alg", "ES256");
        header.set("jwk", dpopKey.publicKey().toJson());
        ObjectNode claims = StrictJson.newObject()
                .put("jti", UUID.randomUUID().toString())
                .put("htm", "POST")
                .put("htu", Door.ISSUER + path)
                .put("iat", now().getEpochSecond());
        return new Jwts(header, claims, dpopKey);
    }

    public Jwts dpop(String path, String token) {
        return dpop(path).payload(claims -> claims.put("ath", HashAlgorithm.SHA_256.digestOf(token)));
    }

    /// A key proof for a nonce.
    public Jwts proof(SigningKey key, String nonce) {
        ObjectNode header =
                StrictJson.newObject().put("typ", "openid4vci-proof+jwt").put("alg", "ES256");
        header.set("jwk", key.publicKey().toJson());
        ObjectNode claims = StrictJson.newObject()
                .put("iss", Door.WALLET)
                .put("aud", Door.ISSUER)
                .put("iat", now().getEpochSecond())
                .put("nonce", nonce);
        return new Jwts(header, claims, key);
    }

    /// A credential request with these proofs.
    public static ObjectNode request(String... proofs) {
        ObjectNode request = StrictJson.newObject().put("credential_configuration_id", Door.CONFIGURATION);
        ArrayNode jwts = request.putObject("proofs").putArray("jwt");
        for (String proof : proofs) {
            jwts.add(proof);
        }
        return request;
    }

    public Door.Answer credential(String token, String body) {
        return door.postJson(
                "/credential",
                body,
                "Authorization",
                "DPoP " + token,
                "DPoP",
                dpop("/credential", token).signed());
    }

    private Instant now() {
        return door.clock().instant();
    }
}
