package se.intyga.app.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One operation of a document.
///
/// @param path the template with the server's path before it
/// @param responses by status, references followed
public record ApiOperation(
        String document, String method, String path, ObjectNode responses, OpenApiInteractionValidator validator) {

    /// The validator guesses types in forms, where everything is text.
    private static final Pattern ONLY_IN_FORMS =
            Pattern.compile("Instance type \\((integer|number|boolean|null)\\) does not match .*\\[\"string\"]");

    private static boolean isForm(Exchange exchange) {
        return exchange.requestHeaders()
                .getOrDefault("content-type", List.of(""))
                .getFirst()
                .contains("form");
    }

    boolean matches(String actual) {
        String pattern = Pattern.compile("\\{[^}]+}")
                .splitAsStream(path)
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+"));
        return Pattern.matches(path.endsWith("}") ? pattern + "[^/]+" : pattern, actual);
    }

    /// How tables name it: method and path.
    String key() {
        return method + " " + path;
    }

    int literals() {
        return path.replaceAll("\\{[^}]+}", "").length();
    }

    /// Whether the document names that status, not only by `default`.
    public boolean names(int status) {
        return responses.has(String.valueOf(status));
    }

    List<String> defectsOfAnswer(Exchange exchange) {
        if (!names(exchange.status())) return List.of("the status is not in the document");
        boolean bodyExpected = !responses
                .path(String.valueOf(exchange.status()))
                .path("content")
                .isEmpty();
        if (!bodyExpected && !exchange.answerBody().isEmpty()) {
            return List.of("a body of " + exchange.answerType() + " where the document has none");
        }
        var answer = SimpleResponse.Builder.status(exchange.status());
        if (!exchange.answerBody().isEmpty()) answer.withBody(exchange.answerBody());
        exchange.answerHeaders().forEach(answer::withHeader);
        return errors(validator.validateResponse(exchange.path(), Request.Method.valueOf(method), answer.build()));
    }

    /// What does not fit in a request that was taken all the same.
    List<String> defectsOfRequest(Exchange exchange) {
        var request = new SimpleRequest.Builder(method, exchange.path());
        if (!exchange.requestBody().isEmpty()) request.withBody(exchange.requestBody());
        exchange.requestHeaders().forEach(request::withHeader);
        for (String parameter : exchange.query().split("&", -1)) {
            if (parameter.isEmpty()) continue;
            String[] parts = parameter.split("=", 2);
            request.withQueryParam(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return errors(validator.validateRequest(request.build())).stream()
                .filter(error -> !ONLY_IN_FORMS.matcher(error).find() || !isForm(exchange))
                .map(error -> "taken though the request does not fit: " + error)
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static List<String> errors(ValidationReport report) {
        List<String> errors = new ArrayList<>();
        for (ValidationReport.Message message : report.getMessages()) {
            if (message.getLevel() == ValidationReport.Level.ERROR) {
                errors.add(message.getKey() + ": " + message.getMessage());
            }
        }
        return errors;
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + document + ")";
    }
}
