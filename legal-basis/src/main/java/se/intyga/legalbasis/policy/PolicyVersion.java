package se.intyga.legalbasis.policy;

/// Which policy decided: a label for people and the SHA-256 of the files' canonical content, in hexadecimal.
public record PolicyVersion(String label, String contentHash) {
    /// `label@hash`, as it stands in records and ledgers.
    @Override
    public String toString() {
        return label + "@" + contentHash;
    }
}
