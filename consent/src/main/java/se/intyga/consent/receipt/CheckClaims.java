package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.intyga.consent.act.Committed;
import se.intyga.consent.act.CommittedRecord;
import se.intyga.consent.act.WholeEvent;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.Evidence;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.receipt.ReceiptOutcome.Reason;
import se.intyga.formats.jose.VerifiedJws;

/// Holds a receipt's claims against its own evidence, in this order: form, the ledger's proof, the opened
/// commitment, the facts, whose word it is, the ledger's seal. Asks nobody: the ledger's public keys are all it
/// needs. Checkpoint and seal may be of different keys: between a rotation and the next entry they are.
final class CheckClaims {
    private CheckClaims() {}

    /// The keys that go with an origin, current and past; none for origins of another house.
    interface KeysOfOrigin extends Function<String, List<VerifierKey>> {}

    static ReceiptOutcome check(ObjectNode claims, KeysOfOrigin keysOfOrigin) {
        Optional<Evidence> evidence = ReceiptClaims.readEvidence(claims.path("evidence"));
        boolean malformed = evidence.isEmpty()
                || VerifiedJws.time(claims, "iat").isEmpty()
                || (claims.has("opened")
                        && ReceiptClaims.readOpened(claims.path("opened")).isEmpty());
        if (malformed) {
            return rejected(Reason.MALFORMED);
        }
        List<VerifierKey> keys =
                ProvenEntry.origin(evidence.get()).map(keysOfOrigin).orElse(List.of());
        if (keys.isEmpty() || !(evidence.get().verify(keys) instanceof Evidence.Outcome.Proven proven)) {
            return rejected(Reason.NOT_IN_LEDGER);
        }
        ReceiptOutcome compared = compared(claims, proven, evidence.get());
        return compared instanceof ReceiptOutcome.Verified && !ReceiptSeal.holds(claims, keys)
                ? rejected(Reason.SEAL_BROKEN)
                : compared;
    }

    private static ReceiptOutcome compared(ObjectNode claims, Evidence.Outcome.Proven proven, Evidence evidence) {
        Optional<CommittedRecord> opened = ReceiptClaims.readOpened(claims.path("opened"));
        Optional<Committed> record = opened.flatMap(committed -> committed.openedBy(proven.event()));
        boolean disclosure = proven.event().kind() == se.intyga.consent.ledger.EventKind.DISCLOSED;
        Optional<Verdict> verdict = ReceiptClaims.readVerdict(claims.path("receipt"));
        if ((opened.isPresent() && record.isEmpty()) || (disclosure && verdict.isEmpty())) {
            return rejected(disclosure ? Reason.MALFORMED : Reason.FACTS_DIFFER);
        }
        LedgerEvent event =
                record.map(said -> WholeEvent.of(proven.event(), said)).orElseGet(proven::event);
        Optional<RegisteredTerms> terms = RegisteredTerms.read(claims.path("terms"), event);
        if (claims.has("terms") && terms.isEmpty()) {
            return rejected(Reason.FACTS_DIFFER);
        }
        try {
            Receipt receipt = new Receipt(
                    claims.path("jti").asText(),
                    VerifiedJws.time(claims, "iat").orElseThrow(),
                    claims.path("iss").asText(),
                    verdict,
                    proven.reference(),
                    event,
                    evidence,
                    opened,
                    terms);
            String expected = ReceiptClaims.facts(receipt).toString();
            return isIssuersOwn(receipt, claims.path("signed_by").asText())
                            && expected.equals(claims.path("receipt").toString())
                    ? new ReceiptOutcome.Verified(receipt)
                    : rejected(Reason.FACTS_DIFFER);
        } catch (IllegalArgumentException noReceipt) {
            return rejected(Reason.MALFORMED);
        }
    }

    /// A relying party speaks of its own ledger with its own key; what agencies and the door did, the ledger
    /// signs.
    private static boolean isIssuersOwn(Receipt receipt, String signedBy) {
        LedgerName ledger = receipt.entry().ledger();
        boolean byLedger = signedBy.equals(LedgerJwt.SIGNER);
        return ledger.value().startsWith("relying-parties/")
                ? !byLedger
                        && receipt.event().recipient().isPresent()
                        && receipt.recipient().id().value().equals(receipt.issuer())
                        && ledger.equals(LedgerName.ofRelyingParty(receipt.issuer()))
                : byLedger && receipt.event().controller().id().value().equals(receipt.issuer());
    }

    private static ReceiptOutcome rejected(Reason reason) {
        return new ReceiptOutcome.Rejected(reason);
    }
}
