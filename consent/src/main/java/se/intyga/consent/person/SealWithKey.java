package se.intyga.consent.person;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import se.intyga.consent.ledger.AboutPerson;

/// Seals and opens a ledger's events under one key. The key's sign stands before what it sealed, so that what an erased
/// key sealed is told from what was changed, also when rows came back from a backup.
final class SealWithKey implements AboutPerson.Sealing, AboutPerson.Opening {
    private static final int SIGN = 8;

    private final PersonKey key;
    private final byte[] sign;
    private final SecureRandom random;

    SealWithKey(PersonKey key, SecureRandom random) {
        this.key = key;
        this.sign = Arrays.copyOf(key.mark("intyga-key-sign-v1".getBytes(StandardCharsets.US_ASCII)), SIGN);
        this.random = random;
    }

    @Override
    public byte[] seal(byte[] content, byte[] place) {
        byte[] sealed = key.seal(content, place, random);
        return ByteBuffer.allocate(SIGN + sealed.length).put(sign).put(sealed).array();
    }

    @Override
    public byte[] mark(byte[] words) {
        return key.mark(words);
    }

    @Override
    public boolean sealed(byte[] sealed) {
        return sealed.length >= SIGN && MessageDigest.isEqual(Arrays.copyOf(sealed, SIGN), sign);
    }

    @Override
    public Optional<byte[]> open(byte[] sealed, byte[] place) {
        return sealed(sealed) ? key.open(Arrays.copyOfRange(sealed, SIGN, sealed.length), place) : Optional.empty();
    }
}
