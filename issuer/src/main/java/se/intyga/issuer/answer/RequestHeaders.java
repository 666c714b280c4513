package se.intyga.issuer.answer;

import io.micronaut.http.HttpRequest;
import java.util.List;

/// Headers of which there may be one: all values are read, so that a second one is noticed.
public final class RequestHeaders {
    private RequestHeaders() {}

    public static List<String> all(HttpRequest<?> request, String name) {
        return List.copyOf(request.getHeaders().getAll(name));
    }
}
