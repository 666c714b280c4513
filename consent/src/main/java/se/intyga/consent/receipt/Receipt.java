package se.intyga.consent.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.act.CommittedRecord;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.Evidence;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.formats.claims.ClaimPath;

/// What a person is told about one release, approval, disclosure, refusal or withdrawal. Every fact but the
/// verdict is also proven by a ledger: the evidence holds the event, and the event holds the facts or commits
/// to them.
///
/// @param issuer the organisation whose word it is
/// @param verdict what the recipient's check came to; for disclosures only
/// @param event what happened, with what the commitment covers
/// @param opened what opens the commitment of the person's own act
/// @param terms what was registered for the purpose when it happened; not in the event, so the ledger's seal alone
/// vouches for it
public record Receipt(
        String id,
        Instant issuedAt,
        String issuer,
        Optional<Verdict> verdict,
        EntryReference entry,
        LedgerEvent event,
        Evidence evidence,
        Optional<CommittedRecord> opened,
        Optional<RegisteredTerms> terms) {
    public Receipt {
        if (id.length() < 16 || id.length() > 64) {
            throw new IllegalArgumentException("a receipt id is random and has 16 to 64 characters");
        }
        if (ReceiptKind.of(event).isEmpty()) {
            throw new IllegalArgumentException("there are no receipts of such events");
        }
    }

    public ReceiptKind kind() {
        return ReceiptKind.of(event).orElseThrow();
    }

    /// Who received; for a no, who said it.
    public Party recipient() {
        return event.recipient().orElseGet(event::controller);
    }

    public Optional<Purpose> purpose() {
        return event.purpose();
    }

    public Optional<Code> legalBasis() {
        return event.legalBasis();
    }

    public List<ClaimPath> claimPaths() {
        return event.claimPaths();
    }

    /// When it happened.
    public Instant at() {
        return event.at();
    }
}
