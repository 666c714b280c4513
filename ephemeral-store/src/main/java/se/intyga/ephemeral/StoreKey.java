package se.intyga.ephemeral;

/// The 32 secret bytes from which a store derives the key that hashes names and the key that seals values. It is kept
/// outside the database, so that a dump tells neither names nor values.
@SuppressWarnings("ArrayRecordComponent") // copied in and out; nobody compares two of these
public record StoreKey(byte[] bytes) {
    public StoreKey {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a store key has 32 bytes");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "StoreKey[hidden]";
    }
}
