package se.intyga.consent.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Rows in the binary form of PostgreSQL's COPY, which the server reads from a file: it runs on this machine.
public final class BinaryCopy {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public BinaryCopy() {
        out.writeBytes(SIGNATURE);
        out.writeBytes(new byte[8]);
    }

    public BinaryCopy row(int columns) {
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) columns).array());
        return this;
    }

    public BinaryCopy bytes(byte @Nullable [] value) {
        out.writeBytes(
                ByteBuffer.allocate(4).putInt(value == null ? -1 : value.length).array());
        if (value != null) {
            out.writeBytes(value);
        }
        return this;
    }

    public BinaryCopy text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public BinaryCopy bigint(long value) {
        return bytes(ByteBuffer.allocate(8).putLong(value).array());
    }

    public BinaryCopy smallint(int value) {
        return bytes(ByteBuffer.allocate(2).putShort((short) value).array());
    }

    /// Into a table in one statement of the handle's transaction.
    ///
    /// @param columns the table and its columns, for example `consent.node (ledger, level, idx, hash)`
    public void into(Handle handle, String columns) {
        out.writeBytes(new byte[] {-1, -1});
        try {
            Path file = Files.createTempFile("intyga", ".copy");
            try {
                Files.write(file, out.toByteArray());
                // The server runs as another user when this runs as root.
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
                handle.execute("COPY " + columns + " FROM '" + file + "' (FORMAT binary)");
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
