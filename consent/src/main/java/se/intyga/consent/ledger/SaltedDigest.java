package se.intyga.consent.ledger;

import se.intyga.consent.merkle.Hash;

/// What was shown, as a commitment under a salt of its own: whoever has content and salt can prove it, nobody can
/// guess it. There is no way to make one without a salt; digests from inside a credential are not used, since its
/// issuer knows them and could see where it was shown.
public record SaltedDigest(Hash hash) {
    public static SaltedDigest of(Salt salt, byte[] content) {
        return new SaltedDigest(salt.commitTo(content));
    }
}
