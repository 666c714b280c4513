package se.intyga.consent.deletion;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.ledger.CorrelationId;

/// A relying party's deletion requests. One a receipt: sent again it is the same request.
@Singleton
final class DeletionRequests {
    private static final String SELECT = "SELECT * FROM consent.deletion_request ";

    private final Jdbi jdbi;

    DeletionRequests(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whether it was new.
    boolean add(Handle handle, DeletionRequest request) {
        return handle.createUpdate("INSERT INTO consent.deletion_request (relying_party,"
                                + " receipt_id, transaction, disclosed_at, claim_paths, received_at, state)"
                                + " VALUES (:party, :receipt, :transaction, :disclosed, :claims, :received, :state)"
                                + " ON CONFLICT DO NOTHING")
                        .bind("party", request.relyingParty())
                        .bind("receipt", request.receiptId())
                        .bind("transaction", request.transaction().value())
                        .bind("disclosed", request.disclosedAt())
                        .bind("claims", String.join("\n", request.claimPaths()))
                        .bind("received", request.receivedAt())
                        .bind("state", request.state().name())
                        .execute()
                == 1;
    }

    Optional<DeletionRequest> find(String relyingParty, String receiptId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "WHERE relying_party = :party AND receipt_id = :receipt")
                        .bind("party", relyingParty)
                        .bind("receipt", receiptId)
                        .map((row, _) -> read(row))
                        .findOne());
    }

    List<DeletionRequest> of(String relyingParty, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "WHERE relying_party = :party ORDER BY state <> 'RECEIVED',"
                                + " CASE WHEN state = 'RECEIVED' THEN received_at END, received_at DESC, receipt_id"
                                + " LIMIT :limit")
                        .bind("party", relyingParty)
                        .bind("limit", limit)
                        .map((row, _) -> read(row))
                        .list());
    }

    /// Whether it was open until now: of two answers at once, one counts.
    boolean answer(String relyingParty, String receiptId, DeletionRequest.State state, String answer) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE consent.deletion_request"
                                + " SET state = :state, answer = :answer WHERE relying_party = :party"
                                + " AND receipt_id = :receipt AND state = 'RECEIVED'")
                        .bind("state", state.name())
                        .bind("answer", answer)
                        .bind("party", relyingParty)
                        .bind("receipt", receiptId)
                        .execute()
                == 1);
    }

    private static DeletionRequest read(ResultSet row) throws SQLException {
        return new DeletionRequest(
                row.getString("receipt_id"),
                row.getString("relying_party"),
                new CorrelationId(row.getString("transaction")),
                row.getTimestamp("disclosed_at").toInstant(),
                row.getString("claim_paths").lines().toList(),
                row.getTimestamp("received_at").toInstant(),
                DeletionRequest.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("answer")));
    }
}
