package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.person.PersonKey;
import se.intyga.consent.person.PersonKeys;
import se.intyga.legalbasis.disclosure.ActKind;

/// Takes a consent back (GDPR Article 7(3)), whether it was used or not. It is not usable from then on.
@Singleton
public final class WithdrawConsent {
    private final RecordAct recordAct;
    private final SealActs sealActs;
    private final ActStore acts;
    private final PersonKeys keys;
    private final Jdbi jdbi;

    WithdrawConsent(RecordAct recordAct, SealActs sealActs, ActStore acts, PersonKeys keys, Jdbi jdbi) {
        this.recordAct = recordAct;
        this.sealActs = sealActs;
        this.acts = acts;
        this.keys = keys;
        this.jdbi = jdbi;
    }

    /// What became of it.
    public sealed interface Outcome {
        /// It is taken back.
        ///
        /// @param used whether the recipient may have got something that it must now stop using
        record Withdrawn(RecordedAct recorded, boolean used) implements Outcome {}

        record WithdrawnBefore() implements Outcome {}

        /// This person has no such consent.
        record NotThere() implements Outcome {}
    }

    private record Found(Act act, boolean used, PersonKey key) {}

    /// In the commit of its entry: a house that dies leaves both or neither, and the person may try again.
    public Outcome withdraw(PersonReference person, Party operator, ActId id) {
        Optional<Found> found = jdbi.inTransaction(handle -> keys.find(handle, person)
                .flatMap(key -> acts.find(handle, person, ActKind.CONSENT, id)
                        .flatMap(row -> sealActs.open(row.made(), ActKind.CONSENT, ActRecord.Step.MADE, id, key)
                                .map(made -> new Found(made.record().act(), row.used(), key)))));
        if (found.isEmpty()) {
            return new Outcome.NotThere();
        }
        return recordAct
                .record(
                        ActRecord.Step.WITHDRAWN,
                        found.get().act(),
                        operator,
                        withdrawing(person, id, found.get().key()))
                .<Outcome>map(
                        recorded -> new Outcome.Withdrawn(recorded, found.get().used()))
                .orElseGet(Outcome.WithdrawnBefore::new);
    }

    private RecordAct.InTable withdrawing(PersonReference person, ActId id, PersonKey key) {
        return new RecordAct.InTable() {
            @Override
            public boolean takes(Handle handle) {
                return acts.withdraw(handle, person, id);
            }

            @Override
            public void keeps(Handle handle, RecordedAct withdrawn) {
                acts.keepWithdrawal(handle, person, id, sealActs.seal(withdrawn, key));
            }
        };
    }
}
