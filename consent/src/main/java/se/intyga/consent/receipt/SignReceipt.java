package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import se.intyga.consent.act.CommittedRecord;
import se.intyga.consent.act.WholeEvent;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.Evidence;
import se.intyga.consent.ledger.LedgerDamaged;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.ledger.SealedEvents;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.keys.SigningKey;
import se.intyga.legalbasis.policy.Policies;

/// Makes the receipt of an entry, with its proof under the ledger's last checkpoint and the ledger's seal over
/// all of it: signed by the relying party's key for a disclosure, by the ledger's own for everything else.
@Singleton
public final class SignReceipt {
    /// The JWT's type.
    public static final String TYPE = "intyga-receipt+jwt";

    private static final int ID_BYTES = 16;

    private final Ledgers ledgers;
    private final SealedEvents sealedEvents;
    private final LedgerKeys ledgerKeys;
    private final Policies policies;
    private final Clock clock;

    SignReceipt(Ledgers ledgers, SealedEvents sealedEvents, LedgerKeys ledgerKeys, Policies policies, Clock clock) {
        this.ledgers = ledgers;
        this.sealedEvents = sealedEvents;
        this.ledgerKeys = ledgerKeys;
        this.policies = policies;
        this.clock = clock;
    }

    /// Precondition: the entry is appended, names a recipient, and its event is not erased. The JWT goes to the
    /// person and to the relying party whose entry it is, and to nobody else: it opens the commitment in the leaf.
    public SignedReceipt sign(EntryReference entry, Verdict verdict, SigningKey relyingPartyKey) {
        return sign(entry, Optional.of(verdict), relyingPartyKey);
    }

    /// The same for a request to which nothing was given: there is no verdict. For the person only.
    public SignedReceipt signRefusal(EntryReference entry, SigningKey relyingPartyKey) {
        return sign(entry, Optional.empty(), relyingPartyKey);
    }

    private SignedReceipt sign(EntryReference entry, Optional<Verdict> verdict, SigningKey relyingPartyKey) {
        Evidence evidence = evidence(entry)
                .orElseThrow(() -> new IllegalArgumentException("there is no such entry, or its event is erased"));
        Evidence.Outcome.Proven proven = proven(entry, evidence);
        String issuer = proven.event()
                .recipient()
                .orElseThrow(IllegalArgumentException::new)
                .id()
                .value();
        Receipt receipt = receipt(evidence, proven, issuer, verdict, proven.event(), Optional.empty());
        ObjectNode claims =
                ReceiptClaims.write(receipt, relyingPartyKey.publicKey().thumbprint());
        ReceiptSeal.put(claims, ledgerKeys.current());
        return new SignedReceipt(
                receipt, JwsDraft.of(TYPE, claims).withJwk().sign(relyingPartyKey), ReceiptJsonLd.render(claims));
    }

    /// The receipt of what an agency did, or of the person's own act, which `opened` opens. Nothing when the
    /// event or its key was erased, or it is none that one gets a receipt of. The caller has made sure that
    /// the entry is about the person.
    public Optional<SignedReceipt> signByLedger(EntryReference entry, Optional<CommittedRecord> opened) {
        return evidence(entry).flatMap(evidence -> {
            Evidence.Outcome.Proven proven = proven(entry, evidence);
            LedgerEvent event = opened.flatMap(committed -> committed.openedBy(proven.event()))
                    .map(record -> WholeEvent.of(proven.event(), record))
                    .orElseGet(proven::event);
            return ReceiptKind.of(event).map(_ -> {
                Receipt receipt =
                        receipt(evidence, proven, event.controller().id().value(), Optional.empty(), event, opened);
                ObjectNode claims = ReceiptClaims.write(receipt, LedgerJwt.SIGNER);
                ReceiptSeal.put(claims, ledgerKeys.current());
                String origin = ProvenEntry.origin(evidence).orElseThrow();
                return new SignedReceipt(
                        receipt, LedgerJwt.sign(claims, ledgerKeys.current(), origin), ReceiptJsonLd.render(claims));
            });
        });
    }

    private Optional<Evidence> evidence(EntryReference entry) {
        return ledgers.ledger(entry.ledger()).evidence(entry.index(), sealedEvents);
    }

    private Evidence.Outcome.Proven proven(EntryReference entry, Evidence evidence) {
        return switch (ProvenEntry.check(evidence, ledgerKeys)) {
            case Evidence.Outcome.Refuted(String reason) ->
                throw new LedgerDamaged("ledger " + entry.ledger() + ": " + reason);
            case Evidence.Outcome.Proven proven -> proven;
        };
    }

    private Receipt receipt(
            Evidence evidence,
            Evidence.Outcome.Proven proven,
            String issuer,
            Optional<Verdict> verdict,
            LedgerEvent event,
            Optional<CommittedRecord> opened) {
        return new Receipt(
                id(evidence),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                issuer,
                verdict,
                proven.reference(),
                event,
                evidence,
                opened,
                ReceiptKind.of(event)
                        .filter(ReceiptKind.DISCLOSURE::equals)
                        .flatMap(_ -> RegisteredTerms.of(event, policies)));
    }

    /// The same for every receipt of one entry, so that both parties' halves name it alike; unguessable, since
    /// the salt is.
    private static String id(Evidence evidence) {
        byte[] mark = evidence.salt()
                .commitTo("intyga-receipt-id".getBytes(StandardCharsets.US_ASCII))
                .bytes();
        return Base64Url.encode(Arrays.copyOf(mark, ID_BYTES));
    }
}
