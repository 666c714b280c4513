package se.intyga.consent.ledger;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what [CanonicalWriter] wrote. Throws [Malformed] on anything else.
final class CanonicalReader {
    private static final int MOST_MEMBERS = 10_000;

    private final ByteBuffer in;

    CanonicalReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /// Runs a reading; whatever it trips over becomes one checked refusal.
    static <T> T reading(byte[] bytes, java.util.function.Function<CanonicalReader, T> reading) throws Malformed {
        try {
            CanonicalReader reader = new CanonicalReader(bytes);
            T read = reading.apply(reader);
            if (reader.in.hasRemaining()) {
                throw new Malformed("bytes follow the last field");
            }
            return read;
        } catch (BufferUnderflowException tooShort) {
            throw new Malformed("the bytes end within a field");
        } catch (IllegalArgumentException notAllowed) {
            throw new Malformed("a field holds what it may not hold");
        }
    }

    byte[] bytes() {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        in.get(field);
        return field;
    }

    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("a text is not UTF-8", notUtf8);
        }
    }

    int number() {
        return in.getInt();
    }

    long longNumber() {
        return in.getLong();
    }

    <T> List<T> list(Supplier<T> each) {
        int count = in.getInt();
        if (count < 0 || count > MOST_MEMBERS) {
            throw new IllegalArgumentException("a list is too long");
        }
        List<T> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(each.get());
        }
        return members;
    }

    <T> Optional<T> maybe(Supplier<T> member) {
        List<T> members = list(member);
        if (members.size() > 1) {
            throw new IllegalArgumentException("an optional field stands at most once");
        }
        return members.stream().findFirst();
    }
}
