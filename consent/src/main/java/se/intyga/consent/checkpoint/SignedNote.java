package se.intyga.consent.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A text with signatures below it (C2SP signed-note). Presented, until [#verify] has looked at it.
///
/// @param text ends with a newline, which is part of what is signed
public record SignedNote(String text, List<NoteSignature> signatures) {
    private static final int MOST_SIGNATURES = 100;
    private static final int MOST_CHARACTERS = 1_000_000;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n') || !wellFormed(text)) {
            throw new IllegalArgumentException("a note's text ends with a newline and has no control characters");
        }
    }

    public static Optional<SignedNote> parse(String note) {
        if (note.length() > MOST_CHARACTERS || !note.endsWith("\n")) {
            return Optional.empty();
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0) {
            return Optional.empty();
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String[] lines = note.substring(blank + 2).split("\n", -1);
        for (String line : Arrays.copyOf(lines, lines.length - 1)) {
            Optional<NoteSignature> signature = signature(line);
            if (signature.isEmpty() || signatures.size() == MOST_SIGNATURES) {
                return Optional.empty();
            }
            signatures.add(signature.get());
        }
        try {
            return signatures.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SignedNote(note.substring(0, blank + 1), signatures));
        } catch (IllegalArgumentException badText) {
            return Optional.empty();
        }
    }

    /// Reads one signature line, without its newline.
    public static Optional<NoteSignature> signature(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("\u2014")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(parts[2]);
            boolean canonical = Base64.getEncoder().encodeToString(bytes).equals(parts[2]);
            return canonical ? Optional.of(new NoteSignature(parts[1], bytes)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// The text, when at least one of the known keys signed it and none of them is named with a bad signature.
    /// Signatures by unknown keys are ignored.
    public NoteOutcome verify(List<VerifierKey> known) {
        boolean found = false;
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (!key.name().equals(signature.name()) || !Arrays.equals(key.keyId(), signature.keyId())) {
                    continue;
                }
                if (!key.signed(text, signature.signature())) {
                    return new NoteOutcome.Rejected("a known key's signature does not fit");
                }
                found = true;
            }
        }
        return found ? new NoteOutcome.Verified(text) : new NoteOutcome.Rejected("no known key signed");
    }

    /// The same note with more signatures below it; those it has already are not repeated.
    public SignedNote with(List<NoteSignature> more) {
        return new SignedNote(
                text,
                java.util.stream.Stream.concat(signatures.stream(), more.stream())
                        .distinct()
                        .toList());
    }

    /// The whole note, as it is published.
    public String write() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }
}
