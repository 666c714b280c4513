package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;

/// The ledger's signature over all claims of a receipt, also over who signed it and with which key. So whoever
/// has the ledger's public key and nothing else can check both forms of it.
final class ReceiptSeal {
    static final String MEMBER = "seal";

    private static final String WHAT = "intyga-receipt-v1\n";

    private ReceiptSeal() {}

    static void put(ObjectNode claims, LedgerKey key) {
        claims.put(MEMBER, Base64Url.encode(key.signMessage(message(claims))));
    }

    /// Whether one of the ledger's keys, current or past, sealed it.
    static boolean holds(ObjectNode claims, List<VerifierKey> keys) {
        Optional<byte[]> seal = Base64Url.decode(claims.path(MEMBER).asText(""));
        byte[] message = message(claims);
        return seal.isPresent() && keys.stream().anyMatch(key -> key.signedMessage(message, seal.get()));
    }

    private static byte[] message(ObjectNode claims) {
        ObjectNode sealed = claims.deepCopy();
        sealed.remove(MEMBER);
        return (WHAT + StrictJson.canonical(sealed)).getBytes(StandardCharsets.UTF_8);
    }
}
