package se.intyga.formats.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static se.intyga.formats.sdjwt.ValidPresentation.HOLDER;
import static se.intyga.formats.sdjwt.ValidPresentation.ISSUER;
import static se.intyga.formats.sdjwt.ValidPresentation.NOW;
import static se.intyga.formats.sdjwt.ValidPresentation.RANDOM;
import static se.intyga.formats.sdjwt.ValidPresentation.bound;
import static se.intyga.formats.sdjwt.ValidPresentation.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import se.intyga.formats.Certificates;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.formats.sdjwt.SdJwtCorruptions.Corruption;

/// What could be wrong with the credential in a presentation that is otherwise well made.
final class CredentialCorruptions {
    private CredentialCorruptions() {}

    /// Signed by the true issuer, and wrong all the same.
    static List<Corruption> payloads() {
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

    static List<Corruption> headers(String jwt, List<String> disclosures) {
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

    private static String digest(String disclosure) {
        return HashAlgorithm.SHA_256.digestOf(disclosure);
    }
}
