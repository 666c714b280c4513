package se.intyga.formats.statuslist;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import se.intyga.formats.encoding.Base64Url;

/// Many credentials' statuses in one byte array: 1, 2, 4 or 8 bits an entry, least significant bits first. Immutable.
public final class StatusList {
    private final int bits;
    private final byte[] bytes;

    private StatusList(int bits, byte[] bytes) {
        this.bits = bits;
        this.bytes = bytes;
    }

    /// A list of that many entries, all valid; rounded up to whole bytes.
    public static StatusList allValid(int bits, int size) {
        checkBits(bits);
        if (size < 1) {
            throw new IllegalArgumentException("a status list has entries");
        }
        return new StatusList(bits, new byte[Math.toIntExact(((long) size * bits + 7) / 8)]);
    }

    public static StatusList of(int bits, byte[] bytes) {
        checkBits(bits);
        return new StatusList(bits, bytes.clone());
    }

    /// Reads `lst`; nothing when it is not base64url of one zlib stream of at most that many bytes.
    public static Optional<StatusList> inflate(int bits, String lst, int maxBytes) {
        if (!isAllowed(bits)) {
            return Optional.empty();
        }
        return Base64Url.decode(lst)
                .flatMap(packed -> inflated(packed, maxBytes))
                .map(raw -> new StatusList(bits, raw));
    }

    /// The `lst` member: base64url of zlib.
    public String deflated() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream(Math.max(64, bytes.length / 8));
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return Base64Url.encode(out.toByteArray());
        } finally {
            deflater.end();
        }
    }

    public int bits() {
        return bits;
    }

    public int size() {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, (long) bytes.length * 8 / bits));
    }

    /// A copy of the raw bytes.
    public byte[] toBytes() {
        return bytes.clone();
    }

    /// The status at that index, or nothing when the list is shorter.
    public Optional<Status> at(int index) {
        if (index < 0 || index >= size()) {
            return Optional.empty();
        }
        int entry = (bytes[byteOf(index)] & 0xff) >>> shiftOf(index) & mask();
        return Optional.of(new Status(entry));
    }

    /// The same list with one entry changed.
    public StatusList with(int index, Status status) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("the list has " + size() + " entries");
        }
        if (status.value() > mask()) {
            throw new IllegalArgumentException("the status does not fit in " + bits + " bits");
        }
        byte[] next = bytes.clone();
        int kept = next[byteOf(index)] & 0xff & ~(mask() << shiftOf(index));
        next[byteOf(index)] = (byte) (kept | status.value() << shiftOf(index));
        return new StatusList(bits, next);
    }

    private int byteOf(int index) {
        return Math.toIntExact((long) index * bits / 8);
    }

    private int shiftOf(int index) {
        return (int) ((long) index * bits % 8);
    }

    private int mask() {
        return (1 << bits) - 1;
    }

    private static Optional<byte[]> inflated(byte[] packed, int maxBytes) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            var out = new ByteArrayOutputStream(Math.min(maxBytes, 1 << 16));
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    return Optional.empty(); // truncated, or wants a dictionary
                }
                if (out.size() + read > maxBytes) {
                    return Optional.empty();
                }
                out.write(buffer, 0, read);
            }
            boolean whole = inflater.getRemaining() == 0 && out.size() > 0;
            return whole ? Optional.of(out.toByteArray()) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static boolean isAllowed(int bits) {
        return bits == 1 || bits == 2 || bits == 4 || bits == 8;
    }

    private static void checkBits(int bits) {
        if (!isAllowed(bits)) {
            throw new IllegalArgumentException("an entry has 1, 2, 4 or 8 bits");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatusList list && list.bits == bits && Arrays.equals(list.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * bits + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "StatusList[" + size() + " entries of " + bits + " bits]";
    }
}
