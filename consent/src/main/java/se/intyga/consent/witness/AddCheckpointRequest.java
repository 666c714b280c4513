package se.intyga.consent.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.merkle.Hash;

/// The body of `add-checkpoint`: the size the witness should know, the way from there, the new checkpoint.
record AddCheckpointRequest(long oldSize, List<Hash> proof, SignedNote note, Checkpoint checkpoint) {
    private static final int MOST_LINES = 63;
    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");

    AddCheckpointRequest {
        proof = List.copyOf(proof);
    }

    /// Nothing when it is not in that form.
    static Optional<AddCheckpointRequest> parse(String body) {
        int blank = body.indexOf("\n\n");
        if (blank < 0) {
            return Optional.empty();
        }
        String[] lines = body.substring(0, blank).split("\n", -1);
        if (lines.length > MOST_LINES + 1 || !OLD.matcher(lines[0]).matches()) {
            return Optional.empty();
        }
        List<Hash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            Optional<Hash> hash = Hash.parse(lines[i]);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            proof.add(hash.get());
        }
        long oldSize = Long.parseLong(lines[0].substring("old ".length()));
        return SignedNote.parse(body.substring(blank + 2))
                .flatMap(note -> Checkpoint.parse(note.text())
                        .filter(checkpoint -> checkpoint.text().equals(note.text()))
                        .map(checkpoint -> new AddCheckpointRequest(oldSize, proof, note, checkpoint)));
    }

    static String write(long oldSize, List<Hash> proof, String note) {
        StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(note).toString();
    }
}
