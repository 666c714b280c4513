package se.intyga.consent.witness;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.NoteOutcome;
import se.intyga.consent.checkpoint.NoteSignature;
import se.intyga.consent.merkle.ConsistencyProof;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.ProofVerdict;
import se.intyga.consent.merkle.TreeHash;

/// Cosigns a checkpoint, when it continues the last one of that origin that was cosigned here. The state moves in the
/// database under a row lock, before the cosignature is made: of two replicas and two histories one wins.
@Singleton
@Requires(beans = WitnessConfig.class)
final class AddCheckpoint {
    private final Jdbi jdbi;
    private final WitnessConfig config;
    private final Clock clock;

    AddCheckpoint(Jdbi jdbi, WitnessConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.config = config;
        this.clock = clock;
    }

    /// What became of it.
    sealed interface Outcome {
        record Cosigned(NoteSignature line) implements Outcome {}

        record UnknownOrigin() implements Outcome {}

        record NotSigned() implements Outcome {}

        record OldIsLarger() implements Outcome {}

        /// The last checkpoint that was cosigned has another size, which is told.
        record OtherSize(long size) implements Outcome {}

        record NotConsistent() implements Outcome {}
    }

    Outcome add(AddCheckpointRequest request) {
        Checkpoint checkpoint = request.checkpoint();
        var keys = config.of(checkpoint.origin());
        if (keys.isEmpty()) {
            return new Outcome.UnknownOrigin();
        }
        if (!(request.note().verify(keys) instanceof NoteOutcome.Verified)) {
            return new Outcome.NotSigned();
        }
        if (request.oldSize() > checkpoint.size()) {
            return new Outcome.OldIsLarger();
        }
        Optional<Outcome> refusal = jdbi.inTransaction(handle -> moved(handle, request));
        return refusal.orElseGet(() -> new Outcome.Cosigned(config.key().cosign(checkpoint, clock.instant())));
    }

    private static Optional<Outcome> moved(Handle handle, AddCheckpointRequest request) {
        Checkpoint checkpoint = request.checkpoint();
        handle.createUpdate("INSERT INTO consent.witnessed (origin, size, root) VALUES (:origin, 0, :root)"
                        + " ON CONFLICT DO NOTHING")
                .bind("origin", checkpoint.origin())
                .bind("root", TreeHash.EMPTY.bytes())
                .execute();
        Checkpoint last = handle.createQuery(
                        "SELECT size, root FROM consent.witnessed WHERE origin = :origin FOR UPDATE")
                .bind("origin", checkpoint.origin())
                .map((row, _) ->
                        new Checkpoint(checkpoint.origin(), row.getLong("size"), Hash.of(row.getBytes("root"))))
                .one();
        if (last.size() != request.oldSize()) {
            return Optional.of(new Outcome.OtherSize(last.size()));
        }
        if (!continues(last, request)) {
            return Optional.of(new Outcome.NotConsistent());
        }
        handle.createUpdate("UPDATE consent.witnessed SET size = :size, root = :root WHERE origin = :origin")
                .bind("size", checkpoint.size())
                .bind("root", checkpoint.root().bytes())
                .bind("origin", checkpoint.origin())
                .execute();
        return Optional.empty();
    }

    private static boolean continues(Checkpoint last, AddCheckpointRequest request) {
        Checkpoint next = request.checkpoint();
        if (last.size() == 0) {
            return request.proof().isEmpty() && (next.size() > 0 || next.root().equals(TreeHash.EMPTY));
        }
        return new ConsistencyProof(last.size(), next.size(), request.proof()).verify(last.root(), next.root())
                instanceof ProofVerdict.Proven;
    }
}
