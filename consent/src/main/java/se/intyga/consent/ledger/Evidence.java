package se.intyga.consent.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.merkle.InclusionProof;
import se.intyga.consent.merkle.ProofVerdict;
import se.intyga.consent.merkle.TreeHash;

/// Everything that proves one entry to somebody who has only the ledger's public key: the leaf, what it commits to, the
/// path to the root, and the signed root.
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Evidence(byte[] leaf, Salt salt, byte[] body, InclusionProof proof, String checkpoint) {
    public Evidence {
        leaf = leaf.clone();
        body = body.clone();
    }

    @Override
    public byte[] leaf() {
        return leaf.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /// What the check says.
    public sealed interface Outcome {
        record Proven(EntryReference reference, Instant appendedAt, LedgerEvent event) implements Outcome {}

        record Refuted(String reason) implements Outcome {}
    }

    /// Offline: nothing is asked but the ledger's key, whose name is the ledger's origin.
    public Outcome verify(VerifierKey ledgerKey) {
        return verify(List.of(ledgerKey));
    }

    /// Offline, by any of the ledger's keys, current or past: all have the ledger's origin as their name.
    public Outcome verify(List<VerifierKey> ledgerKeys) {
        var signed = Checkpoint.verified(checkpoint, ledgerKeys);
        if (signed.isEmpty()) {
            return new Outcome.Refuted("the checkpoint is not signed by the ledger's key");
        }
        Checkpoint head = signed.get();
        try {
            Leaf read = Leaf.read(leaf);
            if (!head.origin().endsWith("/ledgers/" + read.ledger().value())) {
                return new Outcome.Refuted("the leaf belongs to another ledger");
            }
            if (read.index() != proof.index() || head.size() != proof.size()) {
                return new Outcome.Refuted("leaf, proof and checkpoint speak of different places");
            }
            if (!read.commitment().equals(salt.commitTo(body))) {
                return new Outcome.Refuted("the leaf commits to another event");
            }
            if (proof.verify(TreeHash.leaf(leaf), head.root()) instanceof ProofVerdict.Refuted(String reason)) {
                return new Outcome.Refuted(reason);
            }
            return new Outcome.Proven(read.reference(), read.appendedAt(), EventBody.read(body));
        } catch (CanonicalReader.Malformed malformed) {
            return new Outcome.Refuted("leaf or event is malformed");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence evidence
                && Arrays.equals(leaf, evidence.leaf)
                && Arrays.equals(body, evidence.body)
                && Arrays.equals(salt.bytes(), evidence.salt.bytes())
                && proof.equals(evidence.proof)
                && checkpoint.equals(evidence.checkpoint);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(leaf);
    }

    @Override
    public String toString() {
        return "Evidence[index=" + proof.index() + "]";
    }
}
