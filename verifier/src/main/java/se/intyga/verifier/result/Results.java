package se.intyga.verifier.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.formats.json.StrictJson;
import se.intyga.verifier.VerifierConfig;
import se.intyga.verifier.transaction.ResponseCode;
import se.intyga.verifier.transaction.TransactionId;

/// Verified results waiting to be read, sealed, under transaction id and response code together: who lacks either
/// finds nothing and spoils nothing.
@Singleton
public final class Results {
    private final EphemeralStore store;
    private final VerifierConfig config;

    public Results(EphemeralStore store, VerifierConfig config) {
        this.store = store;
        this.config = config;
    }

    /// Keeps a result. One that lies there already stays: it is of the same answer.
    public void keep(TransactionId id, ResponseCode code, ObjectNode result) {
        byte[] bytes = StrictJson.write(result).getBytes(StandardCharsets.UTF_8);
        store.putOnce(slot(id, code), bytes, config.resultLifetime());
    }

    /// The result, to one caller only; then it is gone.
    Optional<ObjectNode> take(TransactionId id, ResponseCode code) {
        return store.takeOnce(slot(id, code)).flatMap(StrictJson::object);
    }

    private static Slot slot(TransactionId id, ResponseCode code) {
        return new Slot("verifier.result", id.value() + " " + code.value());
    }
}
