package se.intyga.formats.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.SigningKey;

/// A token before it is signed: type, who names the key how, and the claims.
public final class JwsDraft {
    private enum KeyName {
        NONE,
        KID,
        JWK,
        X5C
    }

    private final ObjectNode header;
    private final ObjectNode claims;
    private final KeyName keyName;

    private JwsDraft(ObjectNode header, ObjectNode claims, KeyName keyName) {
        this.header = header;
        this.claims = claims;
        this.keyName = keyName;
    }

    public static JwsDraft of(String typ, ObjectNode claims) {
        return new JwsDraft(StrictJson.newObject().put("typ", typ), claims.deepCopy(), KeyName.NONE);
    }

    /// The key is named by its `kid`.
    public JwsDraft withKid() {
        return new JwsDraft(header, claims, KeyName.KID);
    }

    /// The key itself stands in the header (`jwk`).
    public JwsDraft withJwk() {
        return new JwsDraft(header, claims, KeyName.JWK);
    }

    /// The key's certificates stand in the header (`x5c`).
    public JwsDraft withX5c() {
        return new JwsDraft(header, claims, KeyName.X5C);
    }

    public JwsDraft withHeader(String member, JsonNode value) {
        ObjectNode extended = header.deepCopy();
        extended.set(member, value);
        return new JwsDraft(extended, claims, keyName);
    }

    /// The compact form.
    public String sign(SigningKey key) {
        ObjectNode complete = header.deepCopy();
        complete.put("alg", key.algorithm().name());
        switch (keyName) {
            case NONE -> {}
            case KID -> complete.put("kid", key.kid());
            case JWK -> complete.set("jwk", key.publicKey().toJson());
            case X5C ->
                complete.set(
                        "x5c",
                        key.certificateChain()
                                .map(CertificateChain::toX5c)
                                .orElseThrow(() -> new IllegalStateException("the key has no certificates")));
        }
        String signed = Base64Url.encode(StrictJson.write(complete)) + "." + Base64Url.encode(StrictJson.write(claims));
        return signed + "." + Base64Url.encode(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }
}
