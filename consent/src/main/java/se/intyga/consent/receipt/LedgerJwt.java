package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;

/// Receipts that the ledger's own key signs (RFC 8037, Ed25519): those of acts and releases, where no relying
/// party has a key to sign with.
final class LedgerJwt {
    /// Stands where else the thumbprint of a relying party's key stands.
    static final String SIGNER = "ledger";

    private static final String ALGORITHM = "EdDSA";

    private LedgerJwt() {}

    static String sign(ObjectNode claims, LedgerKey key, String origin) {
        ObjectNode header = StrictJson.newObject()
                .put("typ", SignReceipt.TYPE)
                .put("kid", origin)
                .put("alg", ALGORITHM);
        String signed = Base64Url.encode(StrictJson.write(header)) + "." + Base64Url.encode(StrictJson.write(claims));
        return signed + "." + Base64Url.encode(key.signMessage(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /// Whether one of the ledger's keys, current or past, signed it.
    static boolean verifies(PresentedJws presented, List<VerifierKey> keys) {
        return keys.stream().anyMatch(key -> verifies(presented, key));
    }

    private static boolean verifies(PresentedJws presented, VerifierKey key) {
        String compact = presented.compact();
        int end = compact.lastIndexOf('.');
        ObjectNode header = presented.header();
        return header.size() == 3
                && SignReceipt.TYPE.equals(header.path("typ").textValue())
                && ALGORITHM.equals(header.path("alg").textValue())
                && key.name().equals(header.path("kid").textValue())
                && Base64Url.decode(compact.substring(end + 1))
                        .filter(signature -> key.signedMessage(
                                compact.substring(0, end).getBytes(StandardCharsets.US_ASCII), signature))
                        .isPresent();
    }
}
