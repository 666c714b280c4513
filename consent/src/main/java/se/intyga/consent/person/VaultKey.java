package se.intyga.consent.person;

/// 32 bytes from the app's key folder that wrap every person's own key. Never in the database.
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record VaultKey(byte[] bytes) {
    public VaultKey {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a vault key has 32 bytes");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VaultKey(byte[] otherBytes) && java.security.MessageDigest.isEqual(bytes, otherBytes);
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "VaultKey[hidden]";
    }
}
