package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.receipt.ReceiptOutcome.Reason;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;

/// Checks a receipt of this house's ledgers without asking anyone: the signature by a key known here, the
/// ledger's proof and seal, and that the facts are those of the entry.
@Singleton
public final class VerifyReceipt {
    static final int MOST_CHARACTERS = 64 * 1024;

    private final RelyingPartyKeys relyingParties;
    private final LedgerKeys ledgerKeys;

    VerifyReceipt(RelyingPartyKeys relyingParties, LedgerKeys ledgerKeys) {
        this.relyingParties = relyingParties;
        this.ledgerKeys = ledgerKeys;
    }

    public ReceiptOutcome verify(String jwt) {
        Optional<PresentedJws> presented = jwt.length() > MOST_CHARACTERS ? Optional.empty() : PresentedJws.parse(jwt);
        if (presented.isEmpty()) {
            return new ReceiptOutcome.Rejected(Reason.MALFORMED);
        }
        ObjectNode unverified = presented.get().unverifiedClaims();
        return LedgerJwt.SIGNER.equals(unverified.path("signed_by").textValue())
                ? byLedger(presented.get(), unverified)
                : byRelyingParty(presented.get(), unverified);
    }

    private ReceiptOutcome byLedger(PresentedJws presented, ObjectNode unverified) {
        boolean signed = ReceiptClaims.readEvidence(unverified.path("evidence"))
                .flatMap(ProvenEntry::origin)
                .filter(origin -> LedgerJwt.verifies(presented, ledgerKeys.verifierKeys(origin)))
                .isPresent();
        return signed ? checked(unverified) : new ReceiptOutcome.Rejected(Reason.BAD_SIGNATURE);
    }

    private ReceiptOutcome byRelyingParty(PresentedJws presented, ObjectNode unverified) {
        JsonNode issuer = unverified.path("iss");
        List<PublicJwk> keys = issuer.isTextual() ? relyingParties.of(issuer.textValue()) : List.of();
        if (keys.isEmpty()) {
            return new ReceiptOutcome.Rejected(Reason.UNKNOWN_RELYING_PARTY);
        }
        for (PublicJwk key : keys) {
            JwsOutcome outcome = presented.verify(SignReceipt.TYPE, EnumSet.allOf(SignatureAlgorithm.class), key);
            if (outcome instanceof JwsOutcome.Verified(VerifiedJws jws)
                    && key.thumbprint().equals(jws.claims().path("signed_by").textValue())) {
                return checked(jws.claims());
            }
        }
        return new ReceiptOutcome.Rejected(Reason.BAD_SIGNATURE);
    }

    /// A receipt that was verified when it was kept and has lain sealed since: keys may have gone, its proof
    /// has not.
    Optional<Receipt> readKept(String jwt) {
        return PresentedJws.parse(jwt)
                .map(kept -> checked(kept.unverifiedClaims()))
                .filter(ReceiptOutcome.Verified.class::isInstance)
                .map(outcome -> ((ReceiptOutcome.Verified) outcome).receipt());
    }

    private ReceiptOutcome checked(ObjectNode claims) {
        return CheckClaims.check(claims, ledgerKeys::verifierKeys);
    }
}
