package se.intyga.issuer.nonce;

/// A challenge (`c_nonce`) as the wallet sees it. Not secret after it was used, but a free pass before: it prints
/// hidden.
public record Nonce(String value) {
    private static final int LONGEST = 128;

    public Nonce {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a nonce has between 1 and " + LONGEST + " characters");
        }
    }

    /// Whether a text can be a nonce at all.
    public static boolean fits(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    @Override
    public String toString() {
        return "Nonce(hidden)";
    }
}
