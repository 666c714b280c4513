package se.intyga.consent.checkpoint;

/// What the check of a note's signatures says.
public sealed interface NoteOutcome {
    record Verified(String text) implements NoteOutcome {}

    record Rejected(String reason) implements NoteOutcome {}
}
