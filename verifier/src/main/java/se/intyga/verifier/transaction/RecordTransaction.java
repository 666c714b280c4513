package se.intyga.verifier.transaction;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.ledger.SaltedDigest;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.disclosure.RequestDecision;

/// Appends what happened to the ledger of the relying party, under the transaction's id.
@Singleton
public final class RecordTransaction {
    private final AppendEntry appendEntry;
    private final SecureRandom random;
    private final Clock clock;

    public RecordTransaction(AppendEntry appendEntry, SecureRandom random, Clock clock) {
        this.appendEntry = appendEntry;
        this.random = random;
        this.clock = clock;
    }

    /// What one credential showed.
    public record Shown(String credentialType, List<Claim> claims) {
        public Shown {
            claims = List.copyOf(claims);
        }
    }

    /// One shown claim; the value goes into a salted digest and nowhere else.
    public record Claim(ClaimPath path, JsonNode value) {
        @Override
        public String toString() {
            return "Claim[" + path + "]";
        }
    }

    public void created(PresentationRequest request, List<ClaimPath> asked) {
        append(request, event(request, EventKind.REQUEST_CREATED).claims(asked));
    }

    /// The relying party's own words are left out: they were refused, and could hold anything.
    public void refused(String relyingParty, String transactionId, RequestDecision.Rejected decision) {
        appendEntry.append(
                LedgerName.ofRelyingParty(relyingParty),
                LedgerEvent.of(
                                EventKind.REQUEST_REJECTED,
                                clock.instant(),
                                Party.of(relyingParty, relyingParty),
                                new CorrelationId(transactionId))
                        .because(decision.code().name())
                        .byRules(decision.reasons().ruleIds().stream()
                                .map(Object::toString)
                                .toList())
                        .byPolicy(word(decision.reasons().policyVersion().toString()))
                        .build());
    }

    public void declined(PresentationRequest request) {
        append(request, event(request, EventKind.DECLINED));
    }

    public void notVerified(PresentationRequest request, List<String> codes) {
        append(request, event(request, EventKind.NOT_VERIFIED).because(codes));
    }

    /// Where the disclosure is recorded, and the salts of its digests in the order of the claims: whoever has a value
    /// and its salt can prove what was shown.
    public record Disclosed(EntryReference entry, List<Salt> salts) {
        public Disclosed {
            salts = List.copyOf(salts);
        }
    }

    /// What went to the relying party, once the checks passed.
    public Disclosed disclosed(PresentationRequest request, List<Shown> shown, List<String> ruleIds) {
        List<Claim> claims = shown.stream()
                .flatMap(credential -> credential.claims().stream())
                .toList();
        List<Salt> salts = claims.stream().map(_ -> Salt.fresh(random)).toList();
        List<SaltedDigest> digests = IntStream.range(0, claims.size())
                .mapToObj(i -> digest(claims.get(i), salts.get(i)))
                .toList();
        LedgerEvent.Builder event = event(request, EventKind.DISCLOSED)
                .because(request.ground().act().name())
                .byRules(ruleIds)
                .claims(claims.stream().map(Claim::path).toList())
                .digests(digests);
        shown.stream().map(Shown::credentialType).findFirst().ifPresent(event::about);
        return new Disclosed(append(request, event), salts);
    }

    public void verified(PresentationRequest request) {
        append(request, event(request, EventKind.VERIFIED).because("OK"));
    }

    private static SaltedDigest digest(Claim claim, Salt salt) {
        String content = claim.path() + "=" + StrictJson.canonical(claim.value());
        return SaltedDigest.of(salt, content.getBytes(StandardCharsets.UTF_8));
    }

    private LedgerEvent.Builder event(PresentationRequest request, EventKind kind) {
        StatedGround ground = request.ground();
        Party recipient =
                Party.of(request.relyingParty(), ground.recipientName().sv());
        return LedgerEvent.of(
                        kind,
                        clock.instant(),
                        recipient,
                        new CorrelationId(request.id().value()))
                .to(recipient)
                .why(Purpose.of(ground.purpose(), ground.purposeText()))
                .because(ground.consentTextCode().stream().toList())
                .onBasis(ground.basis().article())
                .byPolicy(word(ground.policyVersion()));
    }

    private EntryReference append(PresentationRequest request, LedgerEvent.Builder event) {
        return appendEntry.append(LedgerName.ofRelyingParty(request.relyingParty()), event.build());
    }

    /// A policy version as a word of the ledger, which knows no `@`.
    private static String word(String policyVersion) {
        return policyVersion.replace('@', ':');
    }
}
