package se.intyga.consent.history;

import java.security.MessageDigest;
import java.util.HexFormat;

/// A person as the stores know her: a keyed hash of the personal number. The key is not in any database; without
/// it this leads nowhere. Prints as hidden, so that it joins nothing in a log.
public final class PersonReference {
    private final byte[] hash;

    private PersonReference(byte[] hash) {
        this.hash = hash;
    }

    public static PersonReference of(byte[] hash) {
        if (hash.length != 32) {
            throw new IllegalArgumentException("a person reference has 32 bytes");
        }
        return new PersonReference(hash.clone());
    }

    public static PersonReference fromHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /// The text that [#fromHex] reads, for tables that hold text.
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    public byte[] bytes() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonReference person && MessageDigest.isEqual(hash, person.hash);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "PersonReference[hidden]";
    }
}
