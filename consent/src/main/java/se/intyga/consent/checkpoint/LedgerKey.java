package se.intyga.consent.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// The Ed25519 key that signs checkpoints. Made from 32 secret bytes, which the app keeps outside the database.
public final class LedgerKey {
    public static final int SEED_LENGTH = 32;

    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private LedgerKey(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    public static LedgerKey fromSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("a ledger key is made from 32 bytes");
        }
        byte[] own = seed.clone();
        try {
            PrivateKey privateKey =
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8, own)));
            return new LedgerKey(
                    privateKey,
                    new Ed25519PrivateKeyParameters(own).generatePublicKey().getEncoded());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has Ed25519", missing);
        }
    }

    /// A note with this text, signed under the given key name. The text ends with a newline.
    public SignedNote sign(String text, String name) {
        NoteSignature line = new NoteSignature(name, joined(verifierKey(name).keyId(), signature(text)));
        return new SignedNote(text, java.util.List.of(line));
    }

    byte[] signature(String text) {
        try {
            return ed25519(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("the ledger key did not sign", failure);
        }
    }

    /// The bare signature over a message that begins with the name of what it is, so that none passes for
    /// another.
    public byte[] signMessage(byte[] message) {
        try {
            return ed25519(message);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("the ledger key did not sign", failure);
        }
    }

    private byte[] ed25519(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(privateKey);
        signature.update(message);
        return signature.sign();
    }

    public VerifierKey verifierKey(String name) {
        return new VerifierKey(name, publicKey);
    }

    @Override
    public String toString() {
        return "LedgerKey[hidden]";
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
