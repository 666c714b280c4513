package se.intyga.verifier.transaction;

/// The relying party's name for a transaction. Alone it opens nothing: its state needs the relying party's token, its
/// result the response code as well.
public record TransactionId(String value) {
    public TransactionId {
        FreshWords.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
