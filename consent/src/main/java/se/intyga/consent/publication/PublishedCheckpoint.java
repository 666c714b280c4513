package se.intyga.consent.publication;

import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.witness.Cosignatures;
import se.intyga.consent.witness.Witnesses;

/// Which checkpoint of a ledger the world is shown: the newest that enough witnesses cosigned.
@Singleton
final class PublishedCheckpoint {
    private final Ledgers ledgers;
    private final Cosignatures cosignatures;
    private final int needed;

    PublishedCheckpoint(Ledgers ledgers, Cosignatures cosignatures, Optional<Witnesses> witnesses) {
        this.ledgers = ledgers;
        this.cosignatures = cosignatures;
        this.needed = witnesses.orElse(Witnesses.NONE).needed();
    }

    Optional<PublishedLedger> of(LedgerName name) {
        return cosignatures.newest(name, needed).map(note -> new PublishedLedger(ledgers.ledger(name), note));
    }
}
