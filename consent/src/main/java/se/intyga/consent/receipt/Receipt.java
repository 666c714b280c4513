package se.intyga.consent.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.Evidence;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.formats.claims.ClaimPath;

/// What a relying party tells a person about one disclosure. Every fact but the verdict is also proven by its ledger:
/// the evidence holds the event, and the event holds the facts.
public record Receipt(
        String id, Instant issuedAt, Verdict verdict, EntryReference entry, LedgerEvent event, Evidence evidence) {
    public Receipt {
        if (event.recipient().isEmpty()) {
            throw new IllegalArgumentException("a receipt is about an event with a recipient");
        }
        if (id.length() < 16 || id.length() > 64) {
            throw new IllegalArgumentException("a receipt id is random and has 16 to 64 characters");
        }
    }

    public Party recipient() {
        return event.recipient().orElseThrow();
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
