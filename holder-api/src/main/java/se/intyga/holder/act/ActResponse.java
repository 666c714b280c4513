package se.intyga.holder.act;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.act.Act;
import se.intyga.consent.act.ActScope;
import se.intyga.consent.act.ReadActs;
import se.intyga.consent.act.RecordedAct;
import se.intyga.legalbasis.basis.AfterDisclosure;

/// An act on the wire. Its id stands under the name of its kind, so that no reader takes one kind for another.
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActResponse(
        @Nullable String approvalId,
        @Nullable String consentId,
        @Nullable String agreementId,
        @Nullable String legalDecision,
        State state,
        PartyResponse recipient,
        PurposeResponse purpose,
        String legalBasis,
        String credentialType,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<String> claimPaths,
        String requestDigest,
        ShownResponse text,
        Instant madeAt,
        Instant expiresAt,
        AfterResponse after,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<StepResponse> steps) {
    /// Where the act is in its life.
    enum State {
        READY,
        USED,
        WITHDRAWN,
        EXPIRED
    }

    /// The one recipient.
    @Serdeable
    record PartyResponse(String id, String name) {}

    /// Why, in both languages.
    @Serdeable
    record PurposeResponse(String code, String sv, String en) {}

    /// The text that the person had before her.
    @Serdeable
    record ShownResponse(String version, String hash, String language) {}

    /// What the person can do afterwards, which follows from the ground.
    @Serdeable
    record AfterResponse(String choice, String sv, String en) {}

    /// What happened, when, and where it stands in the door's ledger.
    @Serdeable
    record StepResponse(String step, Instant at, String ledger, long index, String leafHash) {
        static StepResponse of(RecordedAct recorded) {
            return new StepResponse(
                    recorded.record().step().name(),
                    recorded.record().at(),
                    recorded.entry().ledger().value(),
                    recorded.entry().index(),
                    recorded.entry().leafHash().hex());
        }
    }

    static ActResponse of(ReadActs.Kept kept, Instant now) {
        Act act = kept.act();
        ActScope scope = act.scope();
        AfterDisclosure after = AfterDisclosure.of(scope.recipientBasis());
        return new ActResponse(
                act instanceof Act.Approval ? act.id().value() : null,
                act instanceof Act.Consent ? act.id().value() : null,
                act instanceof Act.Agreement ? act.id().value() : null,
                act instanceof Act.Agreement agreement ? agreement.legalDecision() : null,
                state(kept, now),
                new PartyResponse(
                        scope.recipient().id().value(), scope.recipient().name()),
                new PurposeResponse(
                        scope.purpose().code().value(),
                        scope.purpose().text().sv(),
                        scope.purpose().text().en()),
                scope.recipientBasis().wireName(),
                scope.credentialType(),
                scope.claims().stream().map(Object::toString).toList(),
                scope.requestDigest(),
                new ShownResponse(
                        scope.textShown().version(),
                        scope.textShown().hash(),
                        scope.textShown().language().tag()),
                scope.madeAt(),
                scope.expiresAt(),
                new AfterResponse(
                        after.choice().wireName(),
                        after.text().sv(),
                        after.text().en()),
                kept.steps().stream().map(StepResponse::of).toList());
    }

    private static State state(ReadActs.Kept kept, Instant now) {
        if (kept.withdrawn()) {
            return State.WITHDRAWN;
        }
        if (kept.used()) {
            return State.USED;
        }
        return now.isBefore(kept.act().scope().expiresAt()) ? State.READY : State.EXPIRED;
    }

    @Override
    public String toString() {
        return "ActResponse[hidden]";
    }
}
