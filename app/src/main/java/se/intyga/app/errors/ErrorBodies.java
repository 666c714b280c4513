package se.intyga.app.errors;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.OAuthError;
import se.intyga.openapi.Problem;

/// The body of every error that the framework itself answers: problem details on our own APIs, the OAuth error object
/// elsewhere. The framework's own words, which may repeat what was sent, are left out.
@Singleton
@Primary
final class ErrorBodies implements ErrorResponseProcessor<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorBodies.class);
    private static final Pattern OWN_API = Pattern.compile("/[a-z-]+/v\\d+(/.*)?");

    private final BaseUrl base;

    ErrorBodies(BaseUrl base) {
        this.base = base;
    }

    @Override
    @SuppressWarnings("unchecked") // a response's body type is a fiction until a body is set
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = response.status();
        MutableHttpResponse<Object> answer = (MutableHttpResponse<Object>) response;
        if (status.getCode() < 400) return answer;
        answer.header("Cache-Control", "no-store");
        if (OWN_API.matcher(context.getRequest().getPath()).matches()) {
            answer.contentType(Problem.MEDIA_TYPE);
            answer.body(problem(status));
        } else {
            answer.contentType(MediaType.APPLICATION_JSON_TYPE);
            answer.body(new OAuthError(code(status), sentence(status)));
        }
        return answer;
    }

    private Problem problem(HttpStatus status) {
        String id = UUID.randomUUID().toString();
        LOG.info("refusal {} {}", id, status.getCode());
        return Problem.of(base, status, status.name(), status.getReason(), sentence(status) + ".")
                .traced(id);
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "invalid_token";
            case FORBIDDEN -> "insufficient_scope";
            default -> status.getCode() < 500 ? "invalid_request" : "server_error";
        };
    }

    static String sentence(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "the request cannot be read; see the API's document at /docs";
            case UNAUTHORIZED -> "an access token for this door is needed";
            case FORBIDDEN -> "the access token does not have the scope this needs";
            case NOT_FOUND -> "there is nothing here";
            case METHOD_NOT_ALLOWED -> "this method is not served here";
            case NOT_ACCEPTABLE -> "none of the accepted media types is served here";
            case REQUEST_ENTITY_TOO_LARGE -> "the request is larger than is taken here";
            case UNSUPPORTED_MEDIA_TYPE -> "this content type is not taken here";
            default -> status.getCode() < 500 ? "the request cannot be served" : "something failed on our side";
        };
    }
}
