package se.intyga.issuer.answer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import se.intyga.openapi.OAuthError;

/// Answers of the protocol endpoints: JSON, never cached (O-8).
public final class ProtocolAnswer {
    private ProtocolAnswer() {}

    public static <T> MutableHttpResponse<T> of(HttpStatus status, T body) {
        return HttpResponse.<T>status(status)
                .body(body)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache");
    }

    public static MutableHttpResponse<OAuthError> error(HttpStatus status, String error, String description) {
        return of(status, new OAuthError(error, description));
    }

    public static MutableHttpResponse<OAuthError> badRequest(String error, String description) {
        return error(HttpStatus.BAD_REQUEST, error, description);
    }

    /// The one answer to a body over its limit.
    public static MutableHttpResponse<OAuthError> tooLarge() {
        return error(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "invalid_request", "the body is too large");
    }

    /// No such agency: nothing more is told.
    public static MutableHttpResponse<OAuthError> noSuchIssuer() {
        return error(HttpStatus.NOT_FOUND, "invalid_request", "there is no such credential issuer");
    }

    /// Something behind this endpoint does not answer; the same request may be sent again.
    public static MutableHttpResponse<OAuthError> unavailable(String description) {
        return error(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", description)
                .header("Retry-After", "30");
    }
}
