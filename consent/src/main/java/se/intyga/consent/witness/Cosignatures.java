package se.intyga.consent.witness;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.NoteSignature;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.ledger.LedgerDamaged;
import se.intyga.consent.ledger.LedgerName;

/// What witnesses cosigned, and the checkpoints with it.
@Singleton
public final class Cosignatures {
    private record Signed(long size, String note) {}

    private final Jdbi jdbi;

    Cosignatures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The newest checkpoint that at least so many witnesses cosigned, with all its cosignatures below it.
    public Optional<String> newest(LedgerName ledger, int needed) {
        String sql = needed == 0
                ? "SELECT size, note FROM consent.checkpoint WHERE ledger = :ledger ORDER BY size DESC LIMIT 1"
                : "SELECT c.size, c.note FROM consent.checkpoint c JOIN (SELECT size FROM consent.cosignature"
                        + " WHERE ledger = :ledger GROUP BY size HAVING count(*) >= :needed ORDER BY size DESC LIMIT 1) s"
                        + " ON s.size = c.size WHERE c.ledger = :ledger";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("ledger", ledger.value());
            if (needed > 0) {
                query.bind("needed", needed);
            }
            return query.map((row, _) -> new Signed(row.getLong("size"), row.getString("note")))
                    .findOne()
                    .map(signed -> SignedNote.parse(signed.note())
                            .orElseThrow(() -> new LedgerDamaged("ledger " + ledger + ": a checkpoint cannot be read"))
                            .with(handle
                                    .createQuery("SELECT line FROM consent.cosignature"
                                            + " WHERE ledger = :ledger AND size = :size ORDER BY witness")
                                    .bind("ledger", ledger.value())
                                    .bind("size", signed.size())
                                    .mapTo(String.class)
                                    .list()
                                    .stream()
                                    .flatMap(line -> SignedNote.signature(line).stream())
                                    .toList())
                            .write());
        });
    }

    /// The largest size of this ledger that the witness cosigned for us; zero when it never did.
    long lastSize(LedgerName ledger, Witness witness) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT coalesce(max(size), 0) FROM consent.cosignature"
                        + " WHERE ledger = :ledger AND witness = :witness")
                .bind("ledger", ledger.value())
                .bind("witness", witness.key().toString())
                .mapTo(Long.class)
                .one());
    }

    void keep(LedgerName ledger, long size, Witness witness, List<NoteSignature> lines) {
        jdbi.useHandle(handle -> lines.forEach(
                line -> handle.createUpdate("INSERT INTO consent.cosignature (ledger, size, witness, line)"
                                + " VALUES (:ledger, :size, :witness, :line) ON CONFLICT DO NOTHING")
                        .bind("ledger", ledger.value())
                        .bind("size", size)
                        .bind("witness", witness.key().toString())
                        .bind("line", line.line().strip())
                        .execute()));
    }
}
