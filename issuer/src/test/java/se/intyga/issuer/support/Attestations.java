package se.intyga.issuer.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;

/// What a wallet provider says about a wallet, and the wallet instance's proof for it.
public final class Attestations {
    private Attestations() {}

    public static Jwts wallet(SigningKey provider, SigningKey instance, String clientId, Instant now) {
        ObjectNode payload = StrictJson.newObject()
                .put("sub", clientId)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plusSeconds(3600).getEpochSecond());
        payload.putObject("cnf").set("jwk", instance.publicKey().toJson());
        return new Jwts(header("oauth-client-attestation+jwt", provider), payload, provider);
    }

    public static Jwts proof(SigningKey instance, String audience, Instant now) {
        ObjectNode header = StrictJson.newObject()
                .put("typ", "oauth-client-attestation-pop+jwt")
                .put("alg", "ES256");
        ObjectNode payload = StrictJson.newObject()
                .put("aud", audience)
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond());
        return new Jwts(header, payload, instance);
    }

    public static Jwts keys(SigningKey provider, String nonce, Instant now, SigningKey... attested) {
        ObjectNode payload = StrictJson.newObject()
                .put("iat", now.getEpochSecond())
                .put("exp", now.plusSeconds(3600).getEpochSecond())
                .put("nonce", nonce);
        var keys = payload.putArray("attested_keys");
        for (SigningKey key : attested) {
            keys.add(key.publicKey().toJson());
        }
        return new Jwts(header("key-attestation+jwt", provider), payload, provider);
    }

    private static ObjectNode header(String typ, SigningKey provider) {
        ObjectNode header = StrictJson.newObject().put("typ", typ).put("alg", "ES256");
        header.set("x5c", provider.certificateChain().orElseThrow().toX5c());
        return header;
    }
}
