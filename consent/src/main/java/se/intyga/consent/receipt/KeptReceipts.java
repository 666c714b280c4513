package se.intyga.consent.receipt;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.HistorySource;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.person.PersonKey;
import se.intyga.consent.person.PersonKeys;
import se.intyga.formats.jose.PresentedJws;

/// The person's own store of receipts: sealed under her key, findable only with it.
@Singleton
final class KeptReceipts implements HistorySource {
    private final Jdbi jdbi;
    private final PersonKeys keys;
    private final VerifyReceipt verifyReceipt;
    private final SecureRandom random;

    KeptReceipts(Jdbi jdbi, PersonKeys keys, VerifyReceipt verifyReceipt, SecureRandom random) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.verifyReceipt = verifyReceipt;
        this.random = random;
    }

    /// Whether it was new.
    boolean keep(PersonReference person, Receipt receipt, String jwt) {
        return jdbi.inTransaction(handle -> {
            PersonKey key = keys.findOrMake(handle, person);
            byte[] mark = key.mark(receipt.id().getBytes(StandardCharsets.UTF_8));
            return handle.createUpdate("INSERT INTO consent.kept_receipt (person, mark, sealed)"
                                    + " VALUES (:person, :mark, :sealed) ON CONFLICT DO NOTHING")
                            .bind("person", person.bytes())
                            .bind("mark", mark)
                            .bind("sealed", key.seal(jwt.getBytes(StandardCharsets.UTF_8), mark, random))
                            .execute()
                    == 1;
        });
    }

    List<Receipt> kept(PersonReference person) {
        return all(person).stream().map(ReadKeptReceipts.Kept::receipt).toList();
    }

    /// Each with its token, which proves it to anyone.
    List<ReadKeptReceipts.Kept> all(PersonReference person) {
        return opened(person).stream()
                .flatMap(jwt ->
                        verifyReceipt.readKept(jwt).map(receipt -> new ReadKeptReceipts.Kept(receipt, jwt)).stream())
                .toList();
    }

    /// The kept receipt of that entry, in both its forms.
    Optional<SignedReceipt> find(PersonReference person, EntryReference entry) {
        return opened(person).stream()
                .flatMap(jwt -> verifyReceipt
                        .readKept(jwt)
                        .filter(receipt -> receipt.entry().equals(entry))
                        .flatMap(receipt -> PresentedJws.parse(jwt)
                                .map(parsed -> new SignedReceipt(
                                        receipt, jwt, ReceiptJsonLd.render(parsed.unverifiedClaims()))))
                        .stream())
                .findFirst();
    }

    private List<String> opened(PersonReference person) {
        return jdbi.inTransaction(handle -> {
            Optional<PersonKey> key = keys.find(handle, person);
            if (key.isEmpty()) {
                return List.of();
            }
            return handle
                    .createQuery("SELECT mark, sealed FROM consent.kept_receipt WHERE person = :person")
                    .bind("person", person.bytes())
                    .map((row, _) -> key.get().open(row.getBytes("sealed"), row.getBytes("mark")))
                    .list()
                    .stream()
                    .flatMap(Optional::stream)
                    .map(jwt -> new String(jwt, StandardCharsets.UTF_8))
                    .toList();
        });
    }

    void destroy(PersonReference person) {
        jdbi.useTransaction(handle -> {
            keys.destroy(handle, person);
            handle.createUpdate("DELETE FROM consent.kept_receipt WHERE person = :person")
                    .bind("person", person.bytes())
                    .execute();
        });
    }

    @Override
    public List<HistoryEntry> of(PersonReference person) {
        return kept(person).stream()
                .map(receipt -> new HistoryEntry(HistoryEntry.Origin.RECEIPT, receipt.entry(), receipt.event()))
                .toList();
    }
}
