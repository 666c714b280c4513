package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;

/// The holder's side: shows chosen claims of a held credential and nothing else.
public final class PresentSdJwt {
    private PresentSdJwt() {}

    /// The chosen claims with a fresh proof of the holder's key for that audience and nonce.
    public static String present(
            PresentedSdJwt held,
            Collection<ClaimPath> chosen,
            SigningKey holderKey,
            String audience,
            String nonce,
            Instant now) {
        return present(held, chosen, holderKey, audience, nonce, List.of(), now);
    }

    /// As above; also answers transaction data: base64url SHA-256 hashes of the strings as received.
    public static String present(
            PresentedSdJwt held,
            Collection<ClaimPath> chosen,
            SigningKey holderKey,
            String audience,
            String nonce,
            List<String> transactionDataHashes,
            Instant now) {
        String shown = withoutKeyBinding(held, chosen);
        PresentedSdJwt presentation = PresentedSdJwt.parse(shown).orElseThrow();
        ObjectNode claims = StrictJson.newObject()
                .put("iat", now.getEpochSecond())
                .put("aud", audience)
                .put("nonce", nonce)
                .put("sd_hash", VerifyKeyBinding.hashOf(presentation));
        if (!transactionDataHashes.isEmpty()) {
            transactionDataHashes.forEach(claims.putArray("transaction_data_hashes")::add);
        }
        return shown + JwsDraft.of(VerifyKeyBinding.TYPE, claims).sign(holderKey);
    }

    /// The chosen claims without any proof: what lies in a chosen object or array comes along, and what holds it.
    public static String withoutKeyBinding(PresentedSdJwt held, Collection<ClaimPath> chosen) {
        ObjectNode payload = held.issuerJwt().unverifiedClaims();
        if (!(UnpackDisclosures.unpack(payload, held.disclosures()) instanceof Unpacking.Unpacked unpacked)) {
            throw new IllegalArgumentException("the held credential's disclosures do not fit it");
        }
        var wanted = new ArrayList<ClaimPath>();
        chosen.forEach(path -> wanted.addAll(path.locations(unpacked.claims())));
        var compact = new StringBuilder(held.issuerJwt().compact()).append('~');
        for (Unpacking.Placed placed : unpacked.placed()) {
            if (wanted.stream()
                    .anyMatch(path -> path.covers(placed.at()) || placed.at().covers(path))) {
                compact.append(placed.disclosure().encoded()).append('~');
            }
        }
        return compact.toString();
    }
}
