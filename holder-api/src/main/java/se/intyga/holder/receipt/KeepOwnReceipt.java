package se.intyga.holder.receipt;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.receipt.KeepReceipt;
import se.intyga.holder.HolderConfig;
import se.intyga.holder.access.Visitor;

/// Keeps a receipt for the visitor, and notes in the door's own ledger that one was kept: not whose, not of
/// whom.
@Singleton
final class KeepOwnReceipt {
    private final KeepReceipt keepReceipt;
    private final AppendEntry appendEntry;
    private final HolderConfig config;
    private final Clock clock;
    private final SecureRandom random;

    KeepOwnReceipt(
            KeepReceipt keepReceipt, AppendEntry appendEntry, HolderConfig config, Clock clock, SecureRandom random) {
        this.keepReceipt = keepReceipt;
        this.appendEntry = appendEntry;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    KeepReceipt.Outcome keep(Visitor visitor, String jwt) {
        KeepReceipt.Outcome outcome = keepReceipt.keep(visitor.person(), jwt);
        if (outcome instanceof KeepReceipt.Outcome.Kept) {
            byte[] id = new byte[16];
            random.nextBytes(id);
            var _ = appendEntry.append(
                    LedgerName.ofHolderDoor(),
                    LedgerEvent.of(
                                    EventKind.RECEIPT_KEPT,
                                    clock.instant(),
                                    config.operator(),
                                    new CorrelationId(Base64.getUrlEncoder()
                                            .withoutPadding()
                                            .encodeToString(id)))
                            .build());
        }
        return outcome;
    }
}
