package se.intyga.formats.sdjwt;

import static se.intyga.formats.sdjwt.ValidPresentation.AUDIENCE;
import static se.intyga.formats.sdjwt.ValidPresentation.HOLDER;
import static se.intyga.formats.sdjwt.ValidPresentation.ISSUER;
import static se.intyga.formats.sdjwt.ValidPresentation.NONCE;
import static se.intyga.formats.sdjwt.ValidPresentation.NOW;
import static se.intyga.formats.sdjwt.ValidPresentation.RANDOM;
import static se.intyga.formats.sdjwt.ValidPresentation.bound;
import static se.intyga.formats.sdjwt.ValidPresentation.issued;
import static se.intyga.formats.sdjwt.ValidPresentation.joined;
import static se.intyga.formats.sdjwt.ValidPresentation.kb;
import static se.intyga.formats.sdjwt.ValidPresentation.presented;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;

/// Everything that could be wrong with a presentation, each with a name.
final class SdJwtCorruptions {
    private SdJwtCorruptions() {}

    record Corruption(String name, String presentation) {}

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
        all.addAll(CredentialCorruptions.payloads());
        all.addAll(CredentialCorruptions.headers(jwt, disclosures));
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

    private static void keyBinding(
            List<Corruption> all, String jwt, List<String> disclosures, String name, Consumer<ObjectNode> change) {
        all.add(new Corruption(
                "key binding: " + name,
                joined(jwt, disclosures, kb(jwt, disclosures, "kb+jwt", change).sign(HOLDER))));
    }

    private static List<String> plus(List<String> disclosures, String more) {
        var all = new ArrayList<>(disclosures);
        all.add(more);
        return all;
    }
}
