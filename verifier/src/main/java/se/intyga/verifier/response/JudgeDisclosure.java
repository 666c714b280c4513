package se.intyga.verifier.response;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.ActState;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.ConsentElement;
import se.intyga.legalbasis.disclosure.DisclosureDecision;
import se.intyga.legalbasis.disclosure.DisclosureFacts;
import se.intyga.legalbasis.disclosure.EventCondition;
import se.intyga.legalbasis.disclosure.RecipientScope;
import se.intyga.verifier.VerifierConfig;
import se.intyga.verifier.transaction.PresentationRequest;
import se.intyga.verifier.transaction.StatedGround;

/// May the verified presentation go to the relying party (decision table for act B, rows 5-10)? The person's act is the
/// holder's signature over this request: its audience is the one recipient, its nonce this transaction, its hash the
/// disclosed claims of one credential instance. It serves once.
@Singleton
final class JudgeDisclosure {
    private final AssessDisclosure assessDisclosure;
    private final EphemeralStore store;
    private final VerifierConfig config;

    JudgeDisclosure(AssessDisclosure assessDisclosure, EphemeralStore store, VerifierConfig config) {
        this.assessDisclosure = assessDisclosure;
        this.store = store;
        this.config = config;
    }

    /// The decision, and its record to be kept.
    record Judged(DisclosureDecision decision, DecisionRecord record) {}

    /// Precondition: every presentation of the response carries a checked holder binding for this request.
    Judged judge(PresentationRequest request, String responseDigest, Instant now) {
        StatedGround ground = request.ground();
        DisclosureFacts facts = new DisclosureFacts(
                request.relyingParty(),
                ground.purpose(),
                Optional.of(ground.basis()),
                ground.act(),
                state(request, responseDigest, now),
                EventCondition.NONE,
                RecipientScope.THIS_RECIPIENT,
                elements(ground),
                request.asked());
        DisclosureDecision decision = assessDisclosure.assess(facts, now);
        return new Judged(decision, DecisionRecord.of(facts, now, decision));
    }

    private ActState state(PresentationRequest request, String responseDigest, Instant now) {
        if (!now.isBefore(request.expiresAt())) {
            return ActState.EXPIRED;
        }
        Slot act = new Slot("verifier.act", request.id().value());
        byte[] digest = responseDigest.getBytes(StandardCharsets.US_ASCII);
        boolean first = store.putOnce(act, digest, config.transactionLifetime().plus(config.resultLifetime()));
        boolean sameAgain = first
                || store.read(act)
                        .filter(held -> MessageDigest.isEqual(held.value(), digest))
                        .isPresent();
        return sameAgain ? ActState.PRESENT : ActState.USED;
    }

    /// What was shown at the request and done by signing it: the purpose and the claims stand in the signed request,
    /// the
    /// text's version and hash in the record, the act is the signature, and the transaction ends it.
    private static Set<ConsentElement> elements(StatedGround ground) {
        return ground.act() == ActKind.CONSENT && ground.consent().isPresent()
                ? EnumSet.allOf(ConsentElement.class)
                : EnumSet.noneOf(ConsentElement.class);
    }
}
