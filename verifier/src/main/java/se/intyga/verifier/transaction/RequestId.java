package se.intyga.verifier.transaction;

/// The wallet's name for a transaction: in `request_uri` and `response_uri`, and the `state` of the request.
public record RequestId(String value) {
    public RequestId {
        FreshWords.checked(value);
    }

    @Override
    public String toString() {
        return "RequestId[hidden]";
    }
}
