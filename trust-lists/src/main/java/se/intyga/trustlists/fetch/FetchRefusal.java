package se.intyga.trustlists.fetch;

/// Why a fetch gave nothing.
public enum FetchRefusal {
    NOT_HTTPS,
    ADDRESS_MALFORMED,
    HOST_UNKNOWN,
    PRIVATE_ADDRESS,
    UNREACHABLE,
    TLS_FAILED,
    TIMEOUT,
    REDIRECT,
    WRONG_STATUS,
    WRONG_CONTENT_TYPE,
    TOO_LARGE,
    MALFORMED_ANSWER
}
