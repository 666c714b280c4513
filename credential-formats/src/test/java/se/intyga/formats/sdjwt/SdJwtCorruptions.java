package se.intyga.formats.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import se.intyga.formats.Certificates;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.formats.statuslist.StatusReference;

/// One valid presentation, and everything that could be wrong with it, each with a name.
final class SdJwtCorruptions {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SoftwareSigningKey ISSUER = Certificates.certifiedKey();
    private static final SoftwareSigningKey HOLDER = SoftwareSigningKey.generate(RANDOM);
    private static final String AUDIENCE = "x509_hash:verifier";
    private static final String NONCE = "n-0S6_WzA2Mj";
    private static final HolderBindingRule RULE =
            new HolderBindingRule.Demanded(AUDIENCE, NONCE, Duration.ofMinutes(5), Duration.ofSeconds(30));

    private SdJwtCorruptions() {}

    record Corruption(String name, String presentation) {}

    static String issued() {
        ObjectNode claims = StrictJson.newObject().put("registered", true).put("registration_date", "2026-01-15");
        claims.putArray("preferred_municipalities").add("0180").add("1480");
        claims.putObject("agency").put("name", "A").put("organisation_number", "2021002114");
        return new IssueSdJwtVc(RANDOM)
                .issue(
                        SdJwtVcTemplate.of(
                                        "https://agency.example/types/t/1",
                                        claims,
                                        NOW.minusSeconds(60),
                                        NOW.plusSeconds(3600))
                                .boundTo(HOLDER.publicKey())
                                .withStatus(new StatusReference(java.net.URI.create("https://agency.example/l/1"), 5))
                                .withDecoys(2),
                        ISSUER);
    }

    static String presented(String credential) {
        return PresentSdJwt.present(
                PresentedSdJwt.parse(credential).orElseThrow(),
                List.of(
                        ClaimPath.of("registered"),
                        ClaimPath.of("agency"),
                        ClaimPath.parse("[\"preferred_municipalities\",0]").orElseThrow()),
                HOLDER,
                AUDIENCE,
                NONCE,
                NOW);
    }

    static SdJwtVcOutcome verify(String presentation) {
        return PresentedSdJwt.parse(presentation)
                .map(parsed -> new VerifySdJwtVc().verify(parsed, ISSUER.publicKey(), RULE, NOW))
                .orElse(new SdJwtVcOutcome.Rejected(SdJwtRejection.WRONG_TYPE, java.util.Map.of()));
    }

    static List<Corruption> corruptions() {
        var all = new ArrayList<Corruption>();
        String credential = issued();
        String good = presented(credential);
        List<String> parts = Arrays.asList(good.split("~", -1));
        List<String> disclosures = parts.subList(1, parts.size() - 1);
        String jwt = parts.getFirst();
        String proof = parts.getLast();

        all.add(new Corruption("without key binding", jwt + "~" + String.join("~", disclosures) + "~"));
        all.add(new Corruption("without last tilde and key binding", jwt + "~" + String.join("~", disclosures)));
        all.add(new Corruption("issuer token alone", jwt));
        all.add(new Corruption("issuer token and key binding only", jwt + "~" + proof));
        all.add(new Corruption("an empty disclosure", jwt + "~~" + good.substring(jwt.length() + 1)));
        all.add(new Corruption("text before", "x" + good));
        all.add(new Corruption("text after", good + "x"));
        all.add(new Corruption("a line break", good + "\n"));
        all.add(new Corruption("two key bindings", good + "~" + proof));
        all.add(new Corruption("key binding as issuer token", proof + "~" + proof));

        for (int i = 0; i < disclosures.size(); i++) {
            var fewer = new ArrayList<>(disclosures);
            fewer.remove(i);
            all.add(new Corruption("disclosure " + i + " removed, old key binding", joined(jwt, fewer, proof)));
            var twice = new ArrayList<>(disclosures);
            twice.add(disclosures.get(i));
            all.add(new Corruption("disclosure " + i + " twice", bound(jwt, twice)));
            var changed = new ArrayList<>(disclosures);
            JsonNode open = Base64Url.decode(disclosures.get(i))
                    .flatMap(b -> StrictJson.value(new String(b, StandardCharsets.UTF_8)))
                    .orElseThrow();
            changed.set(
                    i,
                    Base64Url.encode(StrictJson.write(((com.fasterxml.jackson.databind.node.ArrayNode) open)
                            .set(open.size() - 1, StrictJson.value("\"forged\"").orElseThrow()))));
            all.add(new Corruption("disclosure " + i + " with a forged value", bound(jwt, changed)));
            var respelled = new ArrayList<>(disclosures);
            respelled.set(i, Base64Url.encode(open.toPrettyString()));
            all.add(new Corruption("disclosure " + i + " written anew", bound(jwt, respelled)));
            var padded = new ArrayList<>(disclosures);
            padded.set(i, disclosures.get(i) + "=");
            all.add(new Corruption("disclosure " + i + " padded", bound(jwt, padded)));
        }
        var swapped = new ArrayList<>(disclosures);
        java.util.Collections.reverse(swapped);
        all.add(new Corruption("disclosures in another order, old key binding", joined(jwt, swapped, proof)));
        String held = PresentedSdJwt.parse(credential).orElseThrow().disclosures().stream()
                .filter(d -> !disclosures.contains(d))
                .findFirst()
                .orElseThrow();
        all.add(new Corruption(
                "a true disclosure added, old key binding", joined(jwt, plus(disclosures, held), proof)));
        for (String foreign : List.of(
                "[\"salt\",\"admin\",true]",
                "[\"salt\",true]",
                "[\"salt\"]",
                "[]",
                "{}",
                "true",
                "[\"s\",\"a\",1,2]",
                "[1,\"a\",1]",
                "[\"s\",1,1]",
                "[\"s\",\"_sd\",[]]",
                "[\"s\",\"...\",1]",
                "[\"s\",\"a\",{\"x\":1,\"x\":1}]")) {
            all.add(new Corruption(
                    "foreign disclosure " + foreign, bound(jwt, plus(disclosures, Base64Url.encode(foreign)))));
        }
        all.addAll(keyBindings(jwt, disclosures));
        all.addAll(payloads());
        all.addAll(headers(jwt, disclosures));
        return all;
    }

    private static List<Corruption> keyBindings(String jwt, List<String> disclosures) {
        var all = new ArrayList<Corruption>();
        all.add(new Corruption(
                "key binding by another key",
                joined(
                        jwt,
                        disclosures,
                        kb(jwt, disclosures, "kb+jwt", c -> {}).sign(SoftwareSigningKey.generate(RANDOM)))));
        all.add(new Corruption(
                "key binding by the issuer",
                joined(jwt, disclosures, kb(jwt, disclosures, "kb+jwt", c -> {}).sign(ISSUER))));
        for (String type : List.of("JWT", "KB+JWT", "dc+sd-jwt", "")) {
            all.add(new Corruption(
                    "key binding of type '" + type + "'",
                    joined(jwt, disclosures, kb(jwt, disclosures, type, c -> {}).sign(HOLDER))));
        }
        keyBinding(all, jwt, disclosures, "no audience", c -> c.remove("aud"));
        keyBinding(all, jwt, disclosures, "another audience", c -> c.put("aud", "x509_hash:other"));
        keyBinding(all, jwt, disclosures, "audience without prefix", c -> c.put("aud", "verifier"));
        keyBinding(
                all,
                jwt,
                disclosures,
                "audience an array",
                c -> c.putArray("aud").add(AUDIENCE));
        keyBinding(all, jwt, disclosures, "no nonce", c -> c.remove("nonce"));
        keyBinding(all, jwt, disclosures, "another nonce", c -> c.put("nonce", NONCE + "x"));
        keyBinding(all, jwt, disclosures, "nonce null", c -> c.putNull("nonce"));
        keyBinding(all, jwt, disclosures, "no iat", c -> c.remove("iat"));
        keyBinding(all, jwt, disclosures, "iat as text", c -> c.put("iat", "" + NOW.getEpochSecond()));
        keyBinding(all, jwt, disclosures, "iat a year ago", c -> c.put("iat", NOW.getEpochSecond() - 31_536_000));
        keyBinding(all, jwt, disclosures, "iat a year ahead", c -> c.put("iat", NOW.getEpochSecond() + 31_536_000));
        keyBinding(all, jwt, disclosures, "iat in milliseconds", c -> c.put("iat", NOW.toEpochMilli()));
        keyBinding(all, jwt, disclosures, "iat just too old", c -> c.put("iat", NOW.getEpochSecond() - 301));
        keyBinding(all, jwt, disclosures, "iat just too new", c -> c.put("iat", NOW.getEpochSecond() + 31));
        keyBinding(all, jwt, disclosures, "expired itself", c -> c.put("exp", NOW.getEpochSecond() - 61));
        keyBinding(all, jwt, disclosures, "not yet begun", c -> c.put("nbf", NOW.getEpochSecond() + 61));
        keyBinding(all, jwt, disclosures, "no sd_hash", c -> c.remove("sd_hash"));
        keyBinding(
                all,
                jwt,
                disclosures,
                "sd_hash of the issuer token",
                c -> c.put("sd_hash", HashAlgorithm.SHA_256.digestOf(jwt)));
        keyBinding(
                all,
                jwt,
                disclosures,
                "sd_hash with another function",
                c -> c.put("sd_hash", HashAlgorithm.SHA_512.digestOf(joined(jwt, disclosures, ""))));
        keyBinding(
                all,
                jwt,
                disclosures,
                "sd_hash padded",
                c -> c.put("sd_hash", c.get("sd_hash").asText() + "="));
        all.add(new Corruption(
                "key binding with crit",
                joined(
                        jwt,
                        disclosures,
                        kb(jwt, disclosures, "kb+jwt", c -> {})
                                .withHeader("crit", StrictJson.value("[\"x\"]").orElseThrow())
                                .sign(HOLDER))));
        String[] proof = kb(jwt, disclosures, "kb+jwt", c -> {}).sign(HOLDER).split("\\.", -1);
        all.add(new Corruption(
                "key binding with alg none",
                joined(
                        jwt,
                        disclosures,
                        Base64Url.encode("{\"typ\":\"kb+jwt\",\"alg\":\"none\"}") + "." + proof[1] + "." + proof[2])));
        return all;
    }

    /// Credentials that the true issuer signed and that are wrong all the same.
    private static List<Corruption> payloads() {
        var all = new ArrayList<Corruption>();
        String member = Base64Url.encode("[\"s\",\"a\",1]");
        String element = Base64Url.encode("[\"s\",1]");
        String exp = Base64Url.encode("[\"s\",\"exp\"," + (NOW.getEpochSecond() + 60) + "]");
        String alg = Base64Url.encode("[\"s\",\"_sd_alg\",\"sha-256\"]");
        payload(all, "expired", List.of(), c -> c.put("exp", NOW.getEpochSecond() - 61));
        payload(all, "exp as text", List.of(), c -> c.put("exp", "2030-01-01"));
        payload(all, "exp negative", List.of(), c -> c.put("exp", -1));
        payload(all, "not yet valid", List.of(), c -> c.put("nbf", NOW.getEpochSecond() + 61));
        payload(all, "issued in the future", List.of(), c -> c.put("iat", NOW.getEpochSecond() + 61));
        payload(all, "no vct", List.of(), c -> c.remove("vct"));
        payload(all, "vct a number", List.of(), c -> c.put("vct", 1));
        payload(all, "vct empty", List.of(), c -> c.put("vct", ""));
        payload(all, "no cnf", List.of(), c -> c.remove("cnf"));
        payload(
                all,
                "cnf of another key",
                List.of(),
                c -> c.putObject("cnf")
                        .set(
                                "jwk",
                                SoftwareSigningKey.generate(RANDOM).publicKey().toJson()));
        payload(
                all,
                "cnf with a private key",
                List.of(),
                c -> c.putObject("cnf")
                        .set("jwk", StrictJson.value(HOLDER.toPrivateJwk()).orElseThrow()));
        payload(all, "cnf by kid", List.of(), c -> c.putObject("cnf").put("kid", "x"));
        payload(
                all,
                "status of an unknown kind",
                List.of(),
                c -> c.putObject("status").put("other", 1));
        payload(all, "status null", List.of(), c -> c.putNull("status"));
        payload(all, "unknown hash", List.of(), c -> c.put("_sd_alg", "md5"));
        payload(all, "hash not a text", List.of(), c -> c.put("_sd_alg", 256));
        payload(all, "_sd not an array", List.of(), c -> c.put("_sd", "x"));
        payload(all, "_sd holds a number", List.of(), c -> c.putArray("_sd").add(1));
        payload(all, "_sd holds an object", List.of(), c -> c.putArray("_sd").addObject());
        payload(
                all,
                "digest twice in _sd",
                List.of(member),
                c -> c.putArray("_sd").add(digest(member)).add(digest(member)));
        payload(all, "digest in _sd and array", List.of(member), c -> {
            c.putArray("_sd").add(digest(member));
            c.putArray("list").addObject().put("...", digest(member));
        });
        payload(
                all,
                "unmatched digest twice",
                List.of(),
                c -> c.putArray("_sd").add(digest("x")).add(digest("x")));
        payload(
                all,
                "element disclosure in an object",
                List.of(element),
                c -> c.putArray("_sd").add(digest(element)));
        payload(
                all,
                "member disclosure in an array",
                List.of(member),
                c -> c.putArray("list").addObject().put("...", digest(member)));
        payload(
                all,
                "claim is there already",
                List.of(member),
                c -> c.put("a", 2).putArray("_sd").add(digest(member)));
        payload(
                all,
                "placeholder with company",
                List.of(element),
                c -> c.putArray("list").addObject().put("...", digest(element)).put("x", 1));
        payload(
                all,
                "placeholder not a text",
                List.of(),
                c -> c.putArray("list").addObject().put("...", 1));
        payload(
                all,
                "placeholder outside an array",
                List.of(),
                c -> c.putObject("o").put("...", digest(element)));
        payload(
                all,
                "exp by disclosure",
                List.of(exp),
                c -> c.<ObjectNode>without(List.of("exp")).putArray("_sd").add(digest(exp)));
        payload(
                all,
                "_sd_alg by disclosure",
                List.of(alg),
                c -> c.putArray("_sd").add(digest(alg)));
        payload(
                all,
                "cnf in parts",
                List.of(member),
                c -> ((ObjectNode) c.get("cnf")).putArray("_sd").add(digest(member)));
        String inner =
                Base64Url.encode("[\"s\",\"b\",{\"_sd\":[\"" + digest(member) + "\",\"" + digest(member) + "\"]}]");
        payload(
                all,
                "digest twice inside a disclosure",
                List.of(inner, member),
                c -> c.putArray("_sd").add(digest(inner)));
        var chain = new ArrayList<String>();
        chain.add(Base64Url.encode("[\"s\",\"z\",1]"));
        for (int i = 0; i < 40; i++) {
            chain.add(Base64Url.encode("[\"s\",\"n\",{\"_sd\":[\"" + digest(chain.getLast()) + "\"]}]"));
        }
        payload(
                all,
                "deeper by disclosures than any text may be",
                chain,
                c -> c.putArray("_sd").add(digest(chain.getLast())));
        return all;
    }

    private static List<Corruption> headers(String jwt, List<String> disclosures) {
        var all = new ArrayList<Corruption>();
        ObjectNode claims =
                PresentedSdJwt.parse(jwt + "~").orElseThrow().issuerJwt().unverifiedClaims();
        for (String type : List.of("vc+sd-jwt", "JWT", "DC+SD-JWT", "kb+jwt", "")) {
            all.add(new Corruption(
                    "type '" + type + "'",
                    bound(JwsDraft.of(type, claims).withX5c().sign(ISSUER), disclosures)));
        }
        all.add(new Corruption(
                "signed by another issuer",
                bound(JwsDraft.of("dc+sd-jwt", claims).withX5c().sign(Certificates.certifiedKey()), disclosures)));
        all.add(new Corruption(
                "signed by the holder",
                bound(JwsDraft.of("dc+sd-jwt", claims).withJwk().sign(HOLDER), disclosures)));
        all.add(new Corruption(
                "crit",
                bound(
                        JwsDraft.of("dc+sd-jwt", claims)
                                .withHeader("crit", StrictJson.value("[\"x\"]").orElseThrow())
                                .sign(ISSUER),
                        disclosures)));
        String[] parts = jwt.split("\\.", -1);
        for (String alg : List.of("none", "NONE", "HS256", "ES384", "RS256", "EdDSA")) {
            String header = Base64Url.encode("{\"typ\":\"dc+sd-jwt\",\"alg\":\"" + alg + "\"}");
            all.add(new Corruption("alg " + alg, bound(header + "." + parts[1] + "." + parts[2], disclosures)));
        }
        all.add(new Corruption(
                "duplicate claim",
                bound(
                        parts[0] + "." + Base64Url.encode("{\"vct\":\"a\",\"vct\":\"a\"}") + "." + parts[2],
                        disclosures)));
        return all;
    }

    private static void keyBinding(
            List<Corruption> all, String jwt, List<String> disclosures, String name, Consumer<ObjectNode> change) {
        all.add(new Corruption(
                "key binding: " + name,
                joined(jwt, disclosures, kb(jwt, disclosures, "kb+jwt", change).sign(HOLDER))));
    }

    private static void payload(
            List<Corruption> all, String name, List<String> disclosures, Consumer<ObjectNode> change) {
        ObjectNode claims = StrictJson.newObject()
                .put("vct", "t")
                .put("iat", NOW.getEpochSecond())
                .put("exp", NOW.getEpochSecond() + 60)
                .put("_sd_alg", "sha-256");
        claims.putObject("cnf").set("jwk", HOLDER.publicKey().toJson());
        String untouched = JwsDraft.of("dc+sd-jwt", claims).sign(ISSUER);
        assertThat(verify(bound(untouched, List.of())))
                .as("the frame that is corrupted")
                .isInstanceOf(SdJwtVcOutcome.Verified.class);
        change.accept(claims);
        all.add(new Corruption(
                "payload: " + name, bound(JwsDraft.of("dc+sd-jwt", claims).sign(ISSUER), disclosures)));
    }

    private static String bound(String jwt, List<String> disclosures) {
        return joined(jwt, disclosures, kb(jwt, disclosures, "kb+jwt", c -> {}).sign(HOLDER));
    }

    private static JwsDraft kb(String jwt, List<String> disclosures, String type, Consumer<ObjectNode> change) {
        ObjectNode claims = StrictJson.newObject()
                .put("iat", NOW.getEpochSecond())
                .put("aud", AUDIENCE)
                .put("nonce", NONCE)
                .put("sd_hash", HashAlgorithm.SHA_256.digestOf(joined(jwt, disclosures, "")));
        change.accept(claims);
        return JwsDraft.of(type, claims);
    }

    private static String joined(String jwt, List<String> disclosures, String last) {
        var text = new StringBuilder(jwt).append('~');
        disclosures.forEach(disclosure -> text.append(disclosure).append('~'));
        return text.append(last).toString();
    }

    private static List<String> plus(List<String> disclosures, String more) {
        var all = new ArrayList<>(disclosures);
        all.add(more);
        return all;
    }

    private static String digest(String disclosure) {
        return HashAlgorithm.SHA_256.digestOf(disclosure);
    }
}
