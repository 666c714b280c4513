package se.intyga.consent.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Salt and event in one row of bytes, as they are sealed together.
@SuppressWarnings("ArrayRecordComponent") // lives only between sealing and opening
record SealedContent(Salt salt, byte[] body) {
    static byte[] place(LedgerName ledger, long index) {
        return ("intyga-sealed-v1\n" + ledger + "\n" + index).getBytes(StandardCharsets.UTF_8);
    }

    byte[] write() {
        return ByteBuffer.allocate(Salt.LENGTH + body.length)
                .put(salt.bytes())
                .put(body)
                .array();
    }

    static Optional<SealedContent> read(byte[] content) {
        return content.length < Salt.LENGTH
                ? Optional.empty()
                : Optional.of(new SealedContent(
                        Salt.of(Arrays.copyOf(content, Salt.LENGTH)),
                        Arrays.copyOfRange(content, Salt.LENGTH, content.length)));
    }
}
