package se.intyga.issuer.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;

/// One way to spoil a signed token, with a name.
public record Corruption(String name, String token) {
    @Override
    public String toString() {
        return name;
    }

    /// What spoils every JWT whose key stands in its header.
    public static List<Corruption> ofEveryJwt(Jwts valid, SigningKey otherKey) {
        List<Corruption> all = new ArrayList<>();
        String token = valid.signed();
        String[] parts = token.split("\\.", -1);
        all.add(new Corruption("an empty text", ""));
        all.add(new Corruption("two parts", parts[0] + "." + parts[1]));
        all.add(new Corruption("four parts", token + "."));
        all.add(new Corruption("no signature", parts[0] + "." + parts[1] + "."));
        all.add(new Corruption("padding", parts[0] + "=." + parts[1] + "." + parts[2]));
        all.add(new Corruption("a space in front", " " + token));
        all.add(new Corruption("a flipped signature", parts[0] + "." + parts[1] + "." + flipped(parts[2])));
        all.add(new Corruption(
                "another payload under the signature",
                parts[0] + "."
                        + Base64Url.encode(
                                StrictJson.write(valid.payload().deepCopy().put("x", 1))) + "." + parts[2]));
        all.add(new Corruption(
                "a payload that is an array",
                Jwts.signed(
                        StrictJson.write(valid.header()), "[" + StrictJson.write(valid.payload()) + "]", valid.key())));
        all.add(new Corruption(
                "a doubled member in the header",
                Jwts.signed(
                        StrictJson.write(valid.header()).replaceFirst("\\{", "{\"typ\":\"JWT\","),
                        StrictJson.write(valid.payload()),
                        valid.key())));
        all.add(new Corruption(
                "a doubled member in the payload",
                Jwts.signed(
                        StrictJson.write(valid.header()),
                        StrictJson.write(valid.payload()).replaceFirst("\\{", "{\"iat\":1,"),
                        valid.key())));
        header(all, valid, "alg none", header -> header.put("alg", "none"));
        all.add(new Corruption(
                "alg none and no signature",
                Base64Url.encode(StrictJson.write(valid.header().deepCopy().put("alg", "none"))) + "." + parts[1]
                        + "."));
        header(all, valid, "alg HS256", header -> header.put("alg", "HS256"));
        header(all, valid, "alg RS256", header -> header.put("alg", "RS256"));
        header(all, valid, "alg of another curve", header -> header.put("alg", "ES384"));
        header(all, valid, "alg in lower case", header -> header.put("alg", "es256"));
        header(all, valid, "no alg", header -> header.remove("alg"));
        header(all, valid, "no typ", header -> header.remove("typ"));
        header(all, valid, "typ JWT", header -> header.put("typ", "JWT"));
        header(
                all,
                valid,
                "typ in upper case",
                header -> header.put("typ", header.path("typ").asText().toUpperCase(java.util.Locale.ROOT)));
        header(all, valid, "crit", header -> header.putArray("crit").add("exp"));
        header(all, valid, "b64", header -> header.put("b64", false));
        all.add(new Corruption("signed by another key", valid.by(otherKey).signed()));
        return all;
    }

    /// What spoils a key in a header.
    public static List<Corruption> ofKeyInHeader(Jwts valid, SigningKey otherKey) {
        List<Corruption> all = new ArrayList<>();
        header(all, valid, "no jwk", header -> header.remove("jwk"));
        header(all, valid, "jwk null", header -> header.putNull("jwk"));
        header(all, valid, "jwk a text", header -> header.put("jwk", "key"));
        header(
                all,
                valid,
                "jwk of another key",
                header -> header.set("jwk", otherKey.publicKey().toJson()));
        header(all, valid, "a private member in jwk", header -> ((ObjectNode) header.path("jwk")).put("d", "AA"));
        header(all, valid, "a symmetric member in jwk", header -> ((ObjectNode) header.path("jwk")).put("k", "AA"));
        header(all, valid, "kty RSA", header -> ((ObjectNode) header.path("jwk")).put("kty", "RSA"));
        header(all, valid, "an unknown curve", header -> ((ObjectNode) header.path("jwk")).put("crv", "P-257"));
        header(all, valid, "a point off the curve", header -> {
            ObjectNode jwk = (ObjectNode) header.path("jwk");
            jwk.put("y", jwk.path("x").asText());
        });
        header(all, valid, "a short coordinate", header -> ((ObjectNode) header.path("jwk")).put("x", "AAAA"));
        header(all, valid, "kid beside jwk", header -> header.put("kid", "1"));
        header(all, valid, "x5c beside jwk", header -> header.putArray("x5c").add("AAAA"));
        return all;
    }

    public static void header(List<Corruption> all, Jwts valid, String name, Consumer<ObjectNode> change) {
        all.add(new Corruption(name, valid.header(change).signed()));
    }

    public static void payload(List<Corruption> all, Jwts valid, String name, Consumer<ObjectNode> change) {
        all.add(new Corruption(name, valid.payload(change).signed()));
    }

    private static String flipped(String signature) {
        byte[] bytes = Base64Url.decode(signature).orElseThrow();
        bytes[bytes.length - 1] ^= 1;
        return Base64Url.encode(bytes);
    }
}
