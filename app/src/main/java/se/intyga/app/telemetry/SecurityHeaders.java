package se.intyga.app.telemetry;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Headers that every answer carries unless its endpoint has set its own.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE) // so that what security refuses passes here too
final class SecurityHeaders {
    // No form-action: browsers hold it against redirects too, and the forms here end at wallets anywhere.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        HttpHeaders present = response.getHeaders();
        put(response, present, "Content-Security-Policy", CONTENT_SECURITY_POLICY);
        put(response, present, "X-Content-Type-Options", "nosniff");
        put(response, present, "X-Frame-Options", "DENY");
        put(response, present, "Referrer-Policy", "no-referrer");
        put(response, present, "Strict-Transport-Security", "max-age=31536000");
    }

    private static void put(MutableHttpResponse<?> response, HttpHeaders present, String name, String value) {
        if (!present.contains(name)) response.header(name, value);
    }
}
