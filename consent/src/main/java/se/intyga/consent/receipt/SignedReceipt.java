package se.intyga.consent.receipt;

/// A receipt ready to be fetched by the person: the compact JWT and what it says.
public record SignedReceipt(Receipt receipt, String jwt) {
    @Override
    public String toString() {
        return "SignedReceipt[hidden]";
    }
}
