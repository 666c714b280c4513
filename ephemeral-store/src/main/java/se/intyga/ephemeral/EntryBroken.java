package se.intyga.ephemeral;

/// An entry was found under the name asked for, but what is kept there was not sealed by this key for this slot: it
/// was changed or moved outside the program.
public final class EntryBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EntryBroken(Slot slot, Throwable cause) {
        super("an entry of " + slot.space() + " does not open", cause);
    }
}
