package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;

/// Issues SD-JWT VCs in which every claim can be shown alone: members of objects at every depth, and array elements one
/// by one.
public final class IssueSdJwtVc {
    public static final String TYPE = "dc+sd-jwt";
    private static final HashAlgorithm HASH = HashAlgorithm.SHA_256;

    private final SecureRandom random;

    public IssueSdJwtVc(SecureRandom random) {
        this.random = random;
    }

    /// The compact credential with all its disclosures. The key's certificates go into the header, or else its `kid`.
    public String issue(SdJwtVcTemplate template, SigningKey key) {
        var disclosures = new ArrayList<Disclosure>();
        ObjectNode payload = hidden(template.claims(), template.decoys(), disclosures);
        payload.put("_sd_alg", HASH.wireName());
        payload.put("vct", template.vct());
        template.vctIntegrity().ifPresent(integrity -> payload.put("vct#integrity", integrity));
        template.issuer().ifPresent(issuer -> payload.put("iss", issuer));
        payload.put("iat", template.issuedAt().getEpochSecond());
        template.notBefore().ifPresent(from -> payload.put("nbf", from.getEpochSecond()));
        payload.put("exp", template.expiresAt().getEpochSecond());
        template.holderKey().ifPresent(holder -> payload.putObject("cnf").set("jwk", holder.toJson()));
        template.status().ifPresent(status -> payload.set("status", status.toJson()));

        JwsDraft draft = JwsDraft.of(TYPE, payload);
        String jwt = (key.certificateChain().isPresent() ? draft.withX5c() : draft.withKid()).sign(key);
        var compact = new StringBuilder(jwt).append('~');
        disclosures.forEach(disclosure -> compact.append(disclosure.encoded()).append('~'));
        return compact.toString();
    }

    private ObjectNode hidden(ObjectNode claims, int decoys, List<Disclosure> disclosures) {
        var digests = new ArrayList<String>();
        claims.properties().forEach(claim -> {
            if (claim.getKey().equals("_sd") || claim.getKey().equals("...")) {
                throw new IllegalArgumentException("a claim cannot be named " + claim.getKey());
            }
            JsonNode value = hiddenWithin(claim.getValue(), disclosures);
            Disclosure disclosure = Disclosure.ofMember(claim.getKey(), value, random);
            disclosures.add(disclosure);
            digests.add(disclosure.digest(HASH));
        });
        for (int i = 0; i < decoys; i++) {
            digests.add(decoy());
        }
        ObjectNode object = StrictJson.newObject();
        if (!digests.isEmpty()) {
            Collections.sort(digests); // an order that tells nothing about the claims
            digests.forEach(object.putArray("_sd")::add);
        }
        return object;
    }

    private JsonNode hiddenWithin(JsonNode value, List<Disclosure> disclosures) {
        return switch (value) {
            case ObjectNode object -> hidden(object, 0, disclosures);
            case ArrayNode array -> {
                ArrayNode placeholders = JsonNodeFactory.instance.arrayNode();
                for (JsonNode element : array) {
                    Disclosure disclosure = Disclosure.ofElement(hiddenWithin(element, disclosures), random);
                    disclosures.add(disclosure);
                    placeholders.addObject().put("...", disclosure.digest(HASH));
                }
                yield placeholders;
            }
            default -> value;
        };
    }

    private String decoy() {
        byte[] noise = new byte[32];
        random.nextBytes(noise);
        return Base64Url.encode(HASH.digest(noise));
    }
}
