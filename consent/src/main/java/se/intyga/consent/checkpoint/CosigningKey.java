package se.intyga.consent.checkpoint;

import java.nio.ByteBuffer;
import java.time.Instant;

/// A witness's own key: it cosigns other ledgers' checkpoints and nothing else. Never a ledger's key.
public final class CosigningKey {
    private final LedgerKey key;
    private final WitnessKey witness;

    private CosigningKey(LedgerKey key, WitnessKey witness) {
        this.key = key;
        this.witness = witness;
    }

    /// Makes the key from 32 secret bytes.
    ///
    /// @param name the witness's name, a scheme-less address such as `intyga.example/witness`
    public static CosigningKey fromSeed(byte[] seed, String name) {
        LedgerKey key = LedgerKey.fromSeed(seed);
        return new CosigningKey(key, new WitnessKey(name, key.verifierKey(name).publicKey()));
    }

    public WitnessKey witnessKey() {
        return witness;
    }

    /// The line to put below the checkpoint.
    public NoteSignature cosign(Checkpoint checkpoint, Instant at) {
        long time = at.getEpochSecond();
        byte[] signature = key.signature(WitnessKey.message(checkpoint.text(), time));
        return new NoteSignature(
                witness.name(),
                ByteBuffer.allocate(NoteSignature.KEY_ID + 8 + signature.length)
                        .put(witness.keyId())
                        .putLong(time)
                        .put(signature)
                        .array());
    }

    @Override
    public String toString() {
        return "CosigningKey[hidden]";
    }
}
