package se.intyga.bench.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;

/// A server answered something that the step cannot go on with. The message holds error codes, never bodies or queries.
public final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    public UnexpectedAnswer(Answer answer, String why) {
        super(answer.status() + " from " + answer.address().getHost()
                + answer.address().getPath() + ": " + why + said(answer));
        this.status = answer.status();
        this.code = StrictJson.object(answer.body())
                .map(json -> json.path("error").asText(json.path("code").asText("")))
                .orElse("");
    }

    public int status() {
        return status;
    }

    /// The OAuth `error` or the problem's `code`; empty when there is none.
    public String code() {
        return code;
    }

    private static String said(Answer answer) {
        Optional<ObjectNode> json = StrictJson.object(answer.body());
        if (json.isEmpty()) {
            return "";
        }
        String code = json.get().path("error").asText(json.get().path("code").asText(""));
        String words = json.get()
                .path("error_description")
                .asText(json.get().path("detail").asText(""));
        return " (" + code + (words.isEmpty() ? "" : ": " + words) + ")";
    }
}
