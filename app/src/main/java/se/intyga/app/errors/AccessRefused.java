package se.intyga.app.errors;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import se.intyga.openapi.BaseUrl;

/// The answer to a call without a good token, or with one that lacks the scope (RFC 6750, section 3; RFC 9728, section
/// 5.1: where to learn whom to ask for one).
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AccessRefused implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    private final ErrorResponseProcessor<Object> bodies;
    private final BaseUrl base;

    AccessRefused(ErrorResponseProcessor<Object> bodies, BaseUrl base) {
        this.bodies = bodies;
        this.base = base;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface's own
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        HttpStatus status = refused.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
        HttpRequest<?> asked = request;
        boolean tokenShown = asked.getHeaders().contains("Authorization");
        String[] parts = asked.getPath().split("/", 3);
        StringBuilder challenge = new StringBuilder("Bearer ");
        if (refused.isForbidden()) challenge.append("error=\"insufficient_scope\", ");
        if (!refused.isForbidden() && tokenShown) challenge.append("error=\"invalid_token\", ");
        challenge
                .append("resource_metadata=\"")
                .append(base.resolve("/.well-known/oauth-protected-resource/" + (parts.length > 1 ? parts[1] : "")))
                .append('"');
        return bodies.processResponse(
                ErrorContext.builder(asked).build(),
                HttpResponse.status(status).header("WWW-Authenticate", challenge.toString()));
    }
}
