package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.ledger.SaltedDigest;

/// Appends a step of an act to the door's ledger: that an approval, a consent or an agreement was made, used,
/// withdrawn, or a request declined, and a commitment to the rest. Neither person nor recipient nor claims
/// stand in it, since the entry lies open for whoever runs the door.
@Singleton
final class RecordAct {
    private final AppendEntry appendEntry;
    private final Clock clock;
    private final SecureRandom random;

    RecordAct(AppendEntry appendEntry, Clock clock, SecureRandom random) {
        this.appendEntry = appendEntry;
        this.clock = clock;
        this.random = random;
    }

    RecordedAct record(ActRecord.Step step, Act act, Party operator) {
        ActRecord record = new ActRecord(step, clock.instant(), act);
        CommittedRecord committed = new CommittedRecord(Salt.fresh(random), ActDocument.write(record));
        EventKind kind = switch (step) {
            case MADE -> EventKind.APPROVED;
            case USED -> EventKind.ACT_USED;
            case WITHDRAWN -> EventKind.WITHDRAWN;
        };
        return new RecordedAct(record, committed, append(kind, act.kind().name(), committed.digest(), operator));
    }

    EntryReference append(EventKind kind, String reason, SaltedDigest digest, Party operator) {
        return appendEntry.append(
                LedgerName.ofHolderDoor(),
                LedgerEvent.of(
                                kind,
                                clock.instant(),
                                operator,
                                new CorrelationId(ActId.fresh(random).value()))
                        .because(reason)
                        .digests(java.util.List.of(digest))
                        .build());
    }
}
