package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.receipt.ReceiptOutcome.Reason;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;

/// Checks a receipt, as JWT or JSON-LD, with the ledger's public keys and nothing else: no database, no network.
/// One house signs all its ledgers with one key, so a key named for one ledger serves for the others of the
/// same house. Whoever has the list of keys can check receipts from before a rotation too.
public final class VerifyOffline {
    private static final String LEDGERS = "/ledgers/";

    private final List<VerifierKey> keys;

    public VerifyOffline(VerifierKey key) {
        this(List.of(key));
    }

    /// @param keys what the checker trusts; the order says nothing
    public VerifyOffline(List<VerifierKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// What it says, or why it is not believed.
    public ReceiptOutcome verify(String text) {
        String receipt = text.strip();
        if (receipt.length() > 4 * VerifyReceipt.MOST_CHARACTERS) {
            return new ReceiptOutcome.Rejected(Reason.MALFORMED);
        }
        return receipt.startsWith("{") ? jsonLd(receipt) : jwt(receipt);
    }

    private ReceiptOutcome jsonLd(String text) {
        Optional<ObjectNode> document = StrictJson.object(text);
        Optional<ObjectNode> claims = document.flatMap(ReceiptJsonLd::claims);
        if (claims.isEmpty()) {
            return new ReceiptOutcome.Rejected(Reason.MALFORMED);
        }
        ReceiptOutcome outcome = CheckClaims.check(claims.get(), this::keysOf);
        boolean same = outcome instanceof ReceiptOutcome.Verified
                && StrictJson.canonical(document.get())
                        .equals(StrictJson.canonical(ReceiptJsonLd.document(claims.get())));
        return outcome instanceof ReceiptOutcome.Verified && !same
                ? new ReceiptOutcome.Rejected(Reason.FACTS_DIFFER)
                : outcome;
    }

    private ReceiptOutcome jwt(String text) {
        Optional<PresentedJws> presented = PresentedJws.parse(text);
        if (presented.isEmpty()) {
            return new ReceiptOutcome.Rejected(Reason.MALFORMED);
        }
        ObjectNode claims = presented.get().unverifiedClaims();
        String signedBy = claims.path("signed_by").asText("");
        boolean signed = signedBy.equals(LedgerJwt.SIGNER)
                ? ReceiptClaims.readEvidence(claims.path("evidence"))
                        .flatMap(ProvenEntry::origin)
                        .map(this::keysOf)
                        .filter(ledger -> LedgerJwt.verifies(presented.get(), ledger))
                        .isPresent()
                : presented
                        .get()
                        .jwk()
                        .filter(jwk -> jwk.thumbprint().equals(signedBy))
                        .filter(jwk -> signs(presented.get(), jwk))
                        .isPresent();
        return signed ? CheckClaims.check(claims, this::keysOf) : new ReceiptOutcome.Rejected(Reason.BAD_SIGNATURE);
    }

    private static boolean signs(PresentedJws presented, PublicJwk jwk) {
        return presented.verify(SignReceipt.TYPE, EnumSet.allOf(SignatureAlgorithm.class), jwk)
                instanceof JwsOutcome.Verified;
    }

    private List<VerifierKey> keysOf(String origin) {
        return keys.stream()
                .filter(key -> house(origin).equals(house(key.name())))
                .map(key -> key.named(origin))
                .toList();
    }

    private static String house(String origin) {
        int end = origin.lastIndexOf(LEDGERS);
        return end < 0 ? origin : origin.substring(0, end);
    }
}
