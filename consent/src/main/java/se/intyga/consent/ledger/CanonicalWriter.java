package se.intyga.consent.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes the encoding of docs/ledger-leaf.md: every text and every list says its length first.
final class CanonicalWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CanonicalWriter bytes(byte[] field) {
        number(field.length);
        out.writeBytes(field);
        return this;
    }

    CanonicalWriter text(String field) {
        return bytes(field.getBytes(StandardCharsets.UTF_8));
    }

    CanonicalWriter number(int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    CanonicalWriter longNumber(long number) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    <T> CanonicalWriter list(List<T> members, Consumer<T> each) {
        number(members.size());
        members.forEach(each);
        return this;
    }

    <T> CanonicalWriter maybe(Optional<T> member, Consumer<T> write) {
        return list(member.stream().toList(), write);
    }

    byte[] written() {
        return out.toByteArray();
    }
}
