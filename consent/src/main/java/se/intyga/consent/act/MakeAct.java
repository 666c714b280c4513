package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.consent.person.PersonKey;
import se.intyga.consent.person.PersonKeys;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.DisclosureDecision;
import se.intyga.legalbasis.disclosure.RequestDecision;

/// A person approves, consents or agrees: to one disclosure, when the rules allow that it is made.
@Singleton
public final class MakeAct {
    private final AskRules askRules;
    private final RecordAct recordAct;
    private final SealActs sealActs;
    private final ActStore acts;
    private final PersonKeys keys;
    private final Jdbi jdbi;
    private final SecureRandom random;

    MakeAct(
            AskRules askRules,
            RecordAct recordAct,
            SealActs sealActs,
            ActStore acts,
            PersonKeys keys,
            Jdbi jdbi,
            SecureRandom random) {
        this.askRules = askRules;
        this.recordAct = recordAct;
        this.sealActs = sealActs;
        this.acts = acts;
        this.keys = keys;
        this.jdbi = jdbi;
        this.random = random;
    }

    /// What became of it.
    public sealed interface Outcome {
        record Made(RecordedAct recorded) implements Outcome {}

        record Refused(ActRefusal refusal) implements Outcome {}
    }

    /// Entry and act are committed together: a house that dies leaves both or neither. Precondition: the draft ends
    /// after now.
    public Outcome make(PersonReference person, Party operator, ActDraft draft) {
        return switch (askRules.mayBeMade(draft)) {
            case AskRules.Answer.No(ActRefusal refusal) -> new Outcome.Refused(refusal);
            case AskRules.Answer.Yes(
                    DisclosureDecision.AllowedOnce allowed,
                    RequestDecision.Permitted permitted,
                    Instant at) -> new Outcome.Made(made(person, operator, draft, allowed.basis(), permitted, at));
        };
    }

    private RecordedAct made(
            PersonReference person,
            Party operator,
            ActDraft draft,
            LawfulBasis basis,
            RequestDecision.Permitted permitted,
            Instant at) {
        PersonKey key = jdbi.inTransaction(handle -> keys.findOrMake(handle, person));
        ActId id = ActId.fresh(random);
        String recipient = draft.recipients().getFirst();
        ActScope scope = new ActScope(
                at,
                draft.expiresAt(),
                Party.of(recipient, permitted.recipientName().sv()),
                Purpose.of(draft.purpose(), permitted.purpose()),
                basis,
                draft.credentialType(),
                draft.claims(),
                draft.requestDigest(),
                draft.instance().orElseThrow().boundTo(id, recipient, key),
                draft.textShown(),
                permitted.retention().text(),
                permitted.reasons().policyVersion().label());
        Act act = act(draft.kind(), id, scope, at);
        return recordAct
                .record(ActRecord.Step.MADE, act, operator, inserting(person, key))
                .orElseThrow();
    }

    private RecordAct.InTable inserting(PersonReference person, PersonKey key) {
        return new RecordAct.InTable() {
            @Override
            public boolean takes(Handle handle) {
                return true;
            }

            @Override
            public void keeps(Handle handle, RecordedAct made) {
                acts.insert(handle, person, made.record().act(), sealActs.seal(made, key));
            }
        };
    }

    private Act act(ActKind kind, ActId id, ActScope scope, Instant at) {
        return switch (kind) {
            case APPROVAL -> new Act.Approval(id, scope);
            case CONSENT -> new Act.Consent(id, scope);
            case AGREEMENT -> new Act.Agreement(id, scope, askRules.agreementDecision(at));
        };
    }
}
