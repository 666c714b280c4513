package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.ledger.SaltedDigest;
import se.intyga.consent.ledger.WithEntry;

/// Appends a step of an act to the door's ledger: that an approval, a consent or an agreement was made, used,
/// withdrawn, or a request declined, and a commitment to the rest. Neither person nor recipient nor claims
/// stand in it, since the entry lies open for whoever runs the door.
@Singleton
final class RecordAct {
    private static final String DECLINED_BY_PERSON = "DECLINED_BY_PERSON";

    private final AppendEntry appendEntry;
    private final Clock clock;
    private final SecureRandom random;

    RecordAct(AppendEntry appendEntry, Clock clock, SecureRandom random) {
        this.appendEntry = appendEntry;
        this.clock = clock;
        this.random = random;
    }

    /// What a step changes in the person's own table, in the commit of its entry.
    interface InTable {
        /// False: another was first.
        boolean takes(Handle handle);

        void keeps(Handle handle, RecordedAct recorded);
    }

    /// Nothing when another was first: then there is no entry either.
    Optional<RecordedAct> record(ActRecord.Step step, Act act, Party operator, InTable table) {
        ActRecord record = new ActRecord(step, clock.instant(), act);
        CommittedRecord committed = new CommittedRecord(Salt.fresh(random), ActDocument.write(record));
        EventKind kind = switch (step) {
            case MADE -> EventKind.APPROVED;
            case USED -> EventKind.ACT_USED;
            case WITHDRAWN -> EventKind.WITHDRAWN;
        };
        WithEntry with = new WithEntry() {
            @Override
            public boolean takes(Handle handle) {
                return table.takes(handle);
            }

            @Override
            public void keeps(Handle handle, EntryReference entry) {
                table.keeps(handle, new RecordedAct(record, committed, entry));
            }
        };
        return appendEntry
                .appendWith(
                        LedgerName.ofHolderDoor(), event(kind, act.kind().name(), committed.digest(), operator), with)
                .map(entry -> new RecordedAct(record, committed, entry));
    }

    /// Nothing when it was declined before: then there is no entry either.
    Optional<EntryReference> decline(CommittedRecord committed, Party operator, WithEntry with) {
        return appendEntry.appendWith(
                LedgerName.ofHolderDoor(),
                event(EventKind.DECLINED, DECLINED_BY_PERSON, committed.digest(), operator),
                with);
    }

    private LedgerEvent event(EventKind kind, String reason, SaltedDigest digest, Party operator) {
        return LedgerEvent.of(
                        kind,
                        clock.instant(),
                        operator,
                        new CorrelationId(ActId.fresh(random).value()))
                .because(reason)
                .digests(List.of(digest))
                .build();
    }
}
