package se.intyga.issuer.answer;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The body of a request as the endpoints take it: absent when the request has none, and then read as empty, so that
/// the
/// answer is the specification's own error and not the server's.
public final class RequestBody {
    private RequestBody() {}

    public static byte[] bytes(@Nullable String body) {
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }
}
