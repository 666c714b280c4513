package se.intyga.ephemeral;

/// What a slot holds now. The version is a random mark of this very writing, so that a value which was removed and put
/// again never passes for the one that was read.
@SuppressWarnings("ArrayRecordComponent") // handed to one caller who owns it; nobody compares two of these
public record Held(byte[] value, long version) {
    @Override
    public String toString() {
        return "Held[hidden]";
    }
}
