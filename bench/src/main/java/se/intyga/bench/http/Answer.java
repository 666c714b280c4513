package se.intyga.bench.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;

/// What a server answered.
public record Answer(URI address, int status, HttpHeaders headers, String body) {
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// The media type without parameters.
    public String contentType() {
        String type = header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    /// The body, which must be a JSON object.
    public ObjectNode json() {
        return StrictJson.object(body)
                .orElseThrow(() -> new UnexpectedAnswer(this, "the body is not a strict JSON object"));
    }

    /// This answer, if it has that status.
    public Answer expecting(int expected) {
        if (status != expected) {
            throw new UnexpectedAnswer(this, "expected " + expected);
        }
        return this;
    }

    /// Whether the body is an OAuth error of that name.
    public boolean isError(String error) {
        return StrictJson.object(body)
                .filter(json -> error.equals(json.path("error").textValue()))
                .isPresent();
    }

    @Override
    public String toString() {
        return "Answer[" + status + " from " + address.getPath() + "]";
    }
}
