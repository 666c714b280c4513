package se.intyga.app.errors;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

/// Gives an error that an endpoint answered without a body the body that its path calls for.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EmptyErrors {
    private final ErrorResponseProcessor<Object> bodies;

    EmptyErrors(ErrorResponseProcessor<Object> bodies) {
        this.bodies = bodies;
    }

    @ResponseFilter
    void fill(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() >= 400 && response.getBody().isEmpty()) {
            bodies.processResponse(ErrorContext.builder(request).build(), response);
        }
    }
}
