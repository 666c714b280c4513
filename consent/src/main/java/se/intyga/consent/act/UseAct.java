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
import se.intyga.legalbasis.disclosure.ActState;

/// Uses an act for the one disclosure it was made for: once, for that recipient, that request and that instance
/// of the credential. Of two that try at the same time, on whatever replicas, one gets it.
@Singleton
public final class UseAct {
    private final AskRules askRules;
    private final RecordAct recordAct;
    private final SealActs sealActs;
    private final ActStore acts;
    private final PersonKeys keys;
    private final Jdbi jdbi;

    UseAct(AskRules askRules, RecordAct recordAct, SealActs sealActs, ActStore acts, PersonKeys keys, Jdbi jdbi) {
        this.askRules = askRules;
        this.recordAct = recordAct;
        this.sealActs = sealActs;
        this.acts = acts;
        this.keys = keys;
        this.jdbi = jdbi;
    }

    /// What it is to be used for.
    public record Wanted(ActKind kind, ActId id, String recipient, String requestDigest, CredentialInstance instance) {}

    /// What became of it.
    public sealed interface Outcome {
        record Used(RecordedAct recorded) implements Outcome {}

        record Refused(ActRefusal refusal) implements Outcome {}
    }

    private record Found(Act act, ActState state, PersonKey key) {}

    /// It is taken in the commit of its entry: a house that dies leaves both or neither. Whoever died between the
    /// commit and the answer leaves a taken act, so the person acts anew; nothing was disclosed on it, since the
    /// caller never got its yes.
    public Outcome use(PersonReference person, Party operator, Wanted wanted) {
        Optional<Found> found = find(person, wanted);
        if (found.isEmpty()) {
            return new Outcome.Refused(ActRefusal.missing());
        }
        Act act = found.get().act();
        Optional<ActRefusal> hindrance = askRules.hindersUse(act, found.get().state());
        if (hindrance.isPresent()) {
            return new Outcome.Refused(hindrance.get());
        }
        return recordAct
                .record(
                        ActRecord.Step.USED,
                        act,
                        operator,
                        taking(person, wanted, found.get().key()))
                .<Outcome>map(Outcome.Used::new)
                .orElseGet(() -> new Outcome.Refused(
                        askRules.hindersUse(act, ActState.USED).orElseThrow()));
    }

    private RecordAct.InTable taking(PersonReference person, Wanted wanted, PersonKey key) {
        return new RecordAct.InTable() {
            @Override
            public boolean takes(Handle handle) {
                return acts.take(handle, person, wanted.kind(), wanted.id());
            }

            @Override
            public void keeps(Handle handle, RecordedAct used) {
                acts.keepUse(handle, person, wanted.kind(), wanted.id(), sealActs.seal(used, key));
            }
        };
    }

    private Optional<Found> find(PersonReference person, Wanted wanted) {
        return jdbi.inTransaction(handle -> keys.find(handle, person)
                .flatMap(key -> acts.find(handle, person, wanted.kind(), wanted.id())
                        .filter(row -> !row.withdrawn())
                        .flatMap(row -> sealActs.open(row.made(), wanted.kind(), ActRecord.Step.MADE, wanted.id(), key)
                                .map(made -> made.record().act())
                                .filter(act -> isFor(act.scope(), wanted))
                                .map(act -> new Found(act, state(act, row.used(), wanted, key), key)))));
    }

    /// For another recipient or another request there is no act at all.
    private static boolean isFor(ActScope scope, Wanted wanted) {
        return scope.recipient().id().value().equals(wanted.recipient())
                && scope.requestDigest().equals(wanted.requestDigest());
    }

    private ActState state(Act act, boolean used, Wanted wanted, PersonKey key) {
        String bound = wanted.instance().boundTo(act.id(), wanted.recipient(), key);
        if (!bound.equals(act.scope().boundInstance())) {
            return ActState.OTHER_INSTANCE;
        }
        if (used) {
            return ActState.USED;
        }
        return askRules.expired(act) ? ActState.EXPIRED : ActState.PRESENT;
    }
}
