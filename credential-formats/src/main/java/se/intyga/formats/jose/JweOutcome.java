package se.intyga.formats.jose;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What opening an encrypted token came to.
public sealed interface JweOutcome {
    // The array is handed over, not shared: nobody else holds it.
    @SuppressWarnings("ArrayRecordComponent")
    record Decrypted(byte[] plaintext, ObjectNode header) implements JweOutcome {
        @Override
        public String toString() {
            return "Decrypted[hidden]";
        }
    }

    record Refused(Reason reason) implements JweOutcome {}

    /// Why an encrypted token was not opened.
    enum Reason {
        MALFORMED,
        ALGORITHM_NOT_ALLOWED,
        COMPRESSED,
        ANOTHER_KEY,
        NOT_DECRYPTED
    }
}
