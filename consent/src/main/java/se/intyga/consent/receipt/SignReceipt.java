package se.intyga.consent.receipt;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.Evidence;
import se.intyga.consent.ledger.LedgerDamaged;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.keys.SigningKey;

/// Makes the receipt of an entry, with its proof under the ledger's last checkpoint, signed by the relying party's key.
@Singleton
public final class SignReceipt {
    /// The JWT's type.
    public static final String TYPE = "intyga-receipt+jwt";

    private static final int ID_BYTES = 16;

    private final Ledgers ledgers;
    private final LedgerKey ledgerKey;
    private final Clock clock;
    private final SecureRandom random;

    SignReceipt(Ledgers ledgers, LedgerKey ledgerKey, Clock clock, SecureRandom random) {
        this.ledgers = ledgers;
        this.ledgerKey = ledgerKey;
        this.clock = clock;
        this.random = random;
    }

    /// Precondition: the entry is appended, names a recipient, and its event is not erased. The JWT goes to the person
    /// and to nobody else: it opens the commitment in the leaf.
    public SignedReceipt sign(EntryReference entry, Verdict verdict, SigningKey relyingPartyKey) {
        Evidence evidence = ledgers.ledger(entry.ledger())
                .evidence(entry.index())
                .orElseThrow(() -> new IllegalArgumentException("there is no such entry, or its event is erased"));
        return switch (ProvenEntry.check(evidence, ledgerKey)) {
            case Evidence.Outcome.Refuted(String reason) ->
                throw new LedgerDamaged("ledger " + entry.ledger() + ": " + reason);
            case Evidence.Outcome.Proven proven -> {
                byte[] id = new byte[ID_BYTES];
                random.nextBytes(id);
                Receipt receipt = new Receipt(
                        Base64Url.encode(id),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        verdict,
                        proven.reference(),
                        proven.event(),
                        evidence);
                yield new SignedReceipt(
                        receipt,
                        JwsDraft.of(TYPE, ReceiptClaims.write(receipt))
                                .withKid()
                                .sign(relyingPartyKey));
            }
        };
    }
}
