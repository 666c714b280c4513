package se.intyga.verifier.transaction;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.archive.DecisionArchive;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.reason.Reasons;

/// Appends what happened to the ledger of the relying party, under the transaction's id. Each step is written once,
/// however often it is tried; a decision is kept before the entry that names it.
@Singleton
public final class RecordTransaction {
    private final AppendEntry appendEntry;
    private final DecisionArchive archive;
    private final Clock clock;

    public RecordTransaction(AppendEntry appendEntry, DecisionArchive archive, Clock clock) {
        this.appendEntry = appendEntry;
        this.archive = archive;
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

    public void created(PresentationRequest request, List<ClaimPath> asked, DecisionRecord decision) {
        var _ = append(
                request, event(request, EventKind.REQUEST_CREATED).claims(asked).decision(kept(decision)));
    }

    /// The relying party's own words are left out: they were refused, and could hold anything.
    ///
    /// @param decision none when the law's table was not what refused
    public void refused(
            String relyingParty,
            String transactionId,
            String code,
            Reasons reasons,
            Optional<DecisionRecord> decision) {
        LedgerEvent.Builder event = LedgerEvent.of(
                        EventKind.REQUEST_REJECTED,
                        clock.instant(),
                        Party.of(relyingParty, relyingParty),
                        new CorrelationId(transactionId))
                .because(code)
                .byRules(reasons.ruleIds().stream().map(Object::toString).toList())
                .byPolicy(word(reasons.policyVersion().toString()));
        decision.map(this::kept).ifPresent(event::decision);
        appendEntry.append(LedgerName.ofRelyingParty(relyingParty), event.build());
    }

    /// A wallet fetched the request, so it can be shown to the person.
    public void viewed(PresentationRequest request) {
        var _ = append(request, event(request, EventKind.REQUEST_VIEWED));
    }

    /// Done again it changes nothing and gives the same place.
    public EntryReference declined(PresentationRequest request) {
        List<ClaimPath> asked = request.asked().stream()
                .flatMap(claims -> claims.paths().stream())
                .distinct()
                .toList();
        return append(request, event(request, EventKind.DECLINED).claims(asked));
    }

    /// The answer did not hold, or the law's table denied the disclosure.
    ///
    /// @param decision that of the law's table, when it was asked
    public void notVerified(PresentationRequest request, List<String> codes, Optional<DecisionRecord> decision) {
        LedgerEvent.Builder event = event(request, EventKind.NOT_VERIFIED).because(codes);
        decision.map(this::kept).ifPresent(event::decision);
        var _ = append(request, event);
    }

    /// Where the disclosure is recorded, and the salts of its digests in the order of the claims: whoever has a value
    /// and its salt can prove what was shown.
    public record Disclosed(EntryReference entry, List<Salt> salts) {
        public Disclosed {
            salts = List.copyOf(salts);
        }
    }

    /// The end of a transaction whose checks passed, in one commit: the person's act, what went to the relying party,
    /// and that it held. Done again it changes nothing and gives the same places and salts.
    public Disclosed disclosed(
            PresentationRequest request, Ending ending, List<Shown> shown, Reasons reasons, DecisionRecord decision) {
        List<Claim> claims = shown.stream()
                .flatMap(credential -> credential.claims().stream())
                .toList();
        List<ClaimPath> paths = claims.stream().map(Claim::path).toList();
        List<Salt> salts = salts(ending, claims.size());
        List<SaltedDigest> digests = IntStream.range(0, claims.size())
                .mapToObj(i -> digest(claims.get(i), salts.get(i)))
                .toList();
        String id = kept(decision);
        String act = request.ground().act().name();
        LedgerEvent.Builder approved =
                event(request, EventKind.APPROVED).because(act).claims(paths);
        LedgerEvent.Builder disclosed = event(request, EventKind.DISCLOSED)
                .because(act)
                .byRules(reasons.ruleIds().stream().map(Object::toString).toList())
                .claims(paths)
                .digests(digests)
                .decision(id);
        shown.stream().map(Shown::credentialType).findFirst().ifPresent(type -> {
            approved.about(type);
            disclosed.about(type);
        });
        List<EntryReference> entries = appendEntry.appendOnce(
                LedgerName.ofRelyingParty(request.relyingParty()),
                List.of(
                        approved.build(),
                        disclosed.build(),
                        event(request, EventKind.VERIFIED).because("OK").build()));
        return new Disclosed(entries.get(1), salts);
    }

    /// One for each claim, from the transaction's own seed.
    private static List<Salt> salts(Ending ending, int count) {
        Salt seed = Salt.of(Base64Url.decode(ending.saltSeed()).orElseThrow());
        return IntStream.range(0, count)
                .mapToObj(i -> Salt.of(seed.commitTo(("claim " + i).getBytes(StandardCharsets.US_ASCII))
                        .bytes()))
                .toList();
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
        return appendEntry
                .appendOnce(LedgerName.ofRelyingParty(request.relyingParty()), List.of(event.build()))
                .getFirst();
    }

    private String kept(DecisionRecord decision) {
        return archive.keep(decision).digest();
    }

    /// A policy version as a word of the ledger, which knows no `@`.
    private static String word(String policyVersion) {
        return policyVersion.replace('@', ':');
    }
}
