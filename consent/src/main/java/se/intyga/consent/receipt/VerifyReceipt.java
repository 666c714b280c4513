package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.Evidence;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.receipt.ReceiptOutcome.Reason;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;

/// Checks a receipt without asking anyone: the relying party's signature, the ledger's proof, and that the facts are
/// those of the entry.
@Singleton
public final class VerifyReceipt {
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final RelyingPartyKeys relyingParties;
    private final LedgerKey ledgerKey;

    VerifyReceipt(RelyingPartyKeys relyingParties, LedgerKey ledgerKey) {
        this.relyingParties = relyingParties;
        this.ledgerKey = ledgerKey;
    }

    public ReceiptOutcome verify(String jwt) {
        Optional<PresentedJws> presented = jwt.length() > MOST_CHARACTERS ? Optional.empty() : PresentedJws.parse(jwt);
        if (presented.isEmpty()) {
            return new ReceiptOutcome.Rejected(Reason.MALFORMED);
        }
        JsonNode issuer = presented.get().unverifiedClaims().path("iss");
        List<PublicJwk> keys = issuer.isTextual() ? relyingParties.of(issuer.textValue()) : List.of();
        if (keys.isEmpty()) {
            return new ReceiptOutcome.Rejected(Reason.UNKNOWN_RELYING_PARTY);
        }
        for (PublicJwk key : keys) {
            JwsOutcome outcome = presented.get().verify(SignReceipt.TYPE, EnumSet.allOf(SignatureAlgorithm.class), key);
            if (outcome instanceof JwsOutcome.Verified(VerifiedJws jws)) {
                return proven(jws.claims());
            }
        }
        return new ReceiptOutcome.Rejected(Reason.BAD_SIGNATURE);
    }

    /// A receipt that was verified when it was kept and has lain sealed since: keys may have gone, its proof has not.
    Optional<Receipt> readKept(String jwt) {
        return PresentedJws.parse(jwt)
                .map(kept -> proven(kept.unverifiedClaims()))
                .filter(ReceiptOutcome.Verified.class::isInstance)
                .map(outcome -> ((ReceiptOutcome.Verified) outcome).receipt());
    }

    private ReceiptOutcome proven(ObjectNode claims) {
        Optional<Evidence> evidence = ReceiptClaims.readEvidence(claims.path("evidence"));
        Optional<Verdict> verdict = ReceiptClaims.readVerdict(claims.path("receipt"));
        if (evidence.isEmpty()
                || verdict.isEmpty()
                || VerifiedJws.time(claims, "iat").isEmpty()) {
            return new ReceiptOutcome.Rejected(Reason.MALFORMED);
        }
        return switch (ProvenEntry.check(evidence.get(), ledgerKey)) {
            case Evidence.Outcome.Refuted _ -> new ReceiptOutcome.Rejected(Reason.NOT_IN_LEDGER);
            case Evidence.Outcome.Proven proven -> compared(claims, verdict.get(), proven, evidence.get());
        };
    }

    private static ReceiptOutcome compared(
            ObjectNode claims, Verdict verdict, Evidence.Outcome.Proven proven, Evidence evidence) {
        String issuer = claims.path("iss").asText();
        boolean ownEntry = proven.event()
                        .recipient()
                        .filter(recipient -> recipient.id().value().equals(issuer))
                        .isPresent()
                && proven.reference().ledger().equals(LedgerName.ofRelyingParty(issuer));
        ObjectNode expected = ReceiptClaims.facts(verdict, proven.reference(), proven.event());
        if (!ownEntry || !expected.toString().equals(claims.path("receipt").toString())) {
            return new ReceiptOutcome.Rejected(Reason.FACTS_DIFFER);
        }
        try {
            return new ReceiptOutcome.Verified(new Receipt(
                    claims.path("jti").asText(),
                    VerifiedJws.time(claims, "iat").orElseThrow(),
                    verdict,
                    proven.reference(),
                    proven.event(),
                    evidence));
        } catch (IllegalArgumentException badId) {
            return new ReceiptOutcome.Rejected(Reason.MALFORMED);
        }
    }
}
