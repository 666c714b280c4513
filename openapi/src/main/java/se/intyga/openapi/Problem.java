package se.intyga.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Problem details (RFC 9457) of our own APIs. `type` is stable and ours; `code` is the same reason code as in the
/// law's
/// decision tables, the log and the documentation; `detail` says what to do and holds no personal data.
///
/// @param members the parameters or claim paths the problem is about, named, never their values
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String traceId,
        List<String> members) {
    /// The media type every problem is answered with.
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        members = List.copyOf(members);
    }

    public static Problem of(BaseUrl base, HttpStatus status, String code, String title, String detail) {
        return new Problem(
                base.resolve("/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-')),
                title,
                status.getCode(),
                detail,
                null,
                code,
                null,
                List.of());
    }

    public Problem about(List<String> members) {
        return new Problem(type, title, status, detail, instance, code, traceId, members);
    }

    public Problem traced(String traceId) {
        return new Problem(type, title, status, detail, "urn:uuid:" + traceId, code, traceId, members);
    }

    public MutableHttpResponse<Problem> response() {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .body(this)
                .contentType(MEDIA_TYPE)
                .header("Cache-Control", "no-store");
    }
}
