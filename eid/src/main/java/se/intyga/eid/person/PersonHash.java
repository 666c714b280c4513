package se.intyga.eid.person;

/// By what a person is found again: the keyed hash of the personal number, in lower-case hex. Without the key it cannot
/// be computed from a number; it is stable within one house and one key only.
public record PersonHash(String hex) {
    public PersonHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a person hash is 64 lower-case hex digits");
        }
    }
}
