package se.intyga.app.contract;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One request and its answer, as they went over the wire inside TLS.
///
/// @param target the path with its query, as the client sent it
/// @param requestHeaders names in lower case
/// @param answerHeaders names in lower case
public record Exchange(
        String method,
        String target,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        Map<String, List<String>> answerHeaders,
        String answerBody) {
    public Exchange {
        requestHeaders = Map.copyOf(requestHeaders);
        answerHeaders = Map.copyOf(answerHeaders);
    }

    public String path() {
        return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
    }

    public String query() {
        return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    }

    /// The media type of the answer, without parameters; nothing when the answer names none.
    public String answerType() {
        return answerHeaders
                .getOrDefault("content-type", List.of(""))
                .getFirst()
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    public Exchange withAnswer(int otherStatus, String otherType, String otherBody) {
        return new Exchange(
                method,
                target,
                requestHeaders,
                requestBody,
                otherStatus,
                Map.of("content-type", List.of(otherType)),
                otherBody);
    }

    /// What was asked and what kind of answer came; never a body.
    @Override
    public String toString() {
        return method + " " + URI.create(path()).getPath() + " answered " + status + " " + answerType();
    }
}
