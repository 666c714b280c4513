package se.intyga.consent.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.InclusionProof;
import se.intyga.consent.merkle.ProofVerdict;

/// One text that proves a leaf to somebody offline: index, path, and the checkpoint it leads to
/// (`c2sp.org/tlog-proof@v1`,
///
///
/// @param checkpoint the signed note, verbatim
public record PortableProof(long index, List<Hash> path, String checkpoint) {
    private static final String FIRST = "c2sp.org/tlog-proof@v1\n";
    private static final int MOST = 63;

    public PortableProof {
        path = List.copyOf(path);
    }

    public String write() {
        StringBuilder text =
                new StringBuilder(FIRST).append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /// Reads a proof as presented; an `extra` line is allowed and passed over.
    public static Optional<PortableProof> parse(String text) {
        int blank = text.indexOf("\n\n");
        if (!text.startsWith(FIRST) || blank < FIRST.length() || text.length() > 100_000) {
            return Optional.empty();
        }
        List<String> lines =
                new ArrayList<>(List.of(text.substring(FIRST.length(), blank).split("\n", -1)));
        if (lines.getFirst().startsWith("extra ")) {
            lines.removeFirst();
        }
        if (lines.isEmpty() || lines.size() > MOST + 1 || !lines.getFirst().matches("index (0|[1-9][0-9]{0,17})")) {
            return Optional.empty();
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Optional<Hash> hash = Hash.parse(line);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            path.add(hash.get());
        }
        return Optional.of(new PortableProof(
                Long.parseLong(lines.getFirst().substring("index ".length())), path, text.substring(blank + 2)));
    }

    /// Whether the leaf is in the ledger of these keys.
    public ProofVerdict verify(Hash leafHash, List<VerifierKey> ledgerKeys) {
        return Checkpoint.verified(checkpoint, ledgerKeys)
                .map(head -> new InclusionProof(index, head.size(), path).verify(leafHash, head.root()))
                .orElseGet(() -> new ProofVerdict.Refuted("the checkpoint is not signed by the ledger's key"));
    }
}
