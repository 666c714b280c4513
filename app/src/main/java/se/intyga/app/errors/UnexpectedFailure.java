package se.intyga.app.errors;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.OAuthError;
import se.intyga.openapi.Problem;

/// The answer to what nobody foresaw: an id for the caller, the cause beside the same id in the log.
@Singleton
final class UnexpectedFailure implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailure.class);

    private final BaseUrl base;

    UnexpectedFailure(BaseUrl base) {
        this.base = base;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface's own
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("failure {}", id, failure);
        String path = request.getPath();
        if (path.contains("/v1/")) {
            return Problem.of(
                            base,
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "SERVER_ERROR",
                            "Internal Server Error",
                            "Something failed on our side. The instance names it in our log.")
                    .traced(id)
                    .response();
        }
        return HttpResponse.serverError(new OAuthError("server_error", "something failed on our side: " + id))
                .header("Cache-Control", "no-store");
    }
}
