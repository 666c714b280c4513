package se.intyga.verifier.transaction;

/// Proof that whoever holds it was there when the wallet had answered (OpenID4VP 1.0, section 13.3). A secret.
public record ResponseCode(String value) {
    public ResponseCode {
        FreshWords.checked(value);
    }

    @Override
    public String toString() {
        return "ResponseCode[hidden]";
    }
}
