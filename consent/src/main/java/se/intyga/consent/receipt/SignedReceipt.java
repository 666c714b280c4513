package se.intyga.consent.receipt;

/// A receipt ready to be fetched by the person: the compact JWT, the same facts as JSON-LD, and what it says.
public record SignedReceipt(Receipt receipt, String jwt, String jsonLd) {
    @Override
    public String toString() {
        return "SignedReceipt[hidden]";
    }
}
