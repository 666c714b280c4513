package se.intyga.ephemeral;

/// Where an entry is kept: a space, which is a word of the program such as `issuer.code`, and a name in it. The name
/// may be a secret (a code, a session id): stores keep only its keyed hash, and it is not printed.
public record Slot(String space, String name) {
    public Slot {
        if (space.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a slot has a space and a name");
        }
    }

    @Override
    public String toString() {
        return "Slot[" + space + "]";
    }
}
