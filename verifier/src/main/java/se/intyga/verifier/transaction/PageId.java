package se.intyga.verifier.transaction;

/// The browser's name for a transaction.
public record PageId(String value) {
    public PageId {
        FreshWords.checked(value);
    }

    @Override
    public String toString() {
        return "PageId[hidden]";
    }
}
