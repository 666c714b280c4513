package se.intyga.verifier.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;
import se.intyga.verifier.transaction.FreshWords;
import se.intyga.verifier.transaction.ResponseCode;
import se.intyga.verifier.transaction.TransactionId;

/// The relying party reads its result. By POST, since reading ends the result and the response code is a secret.
@Controller("/verifier/v1/transactions/{id}/result")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("verifier:transactions")
final class ResultEndpoint {
    private static final int LARGEST_BODY = 4096;

    private final ReadResult readResult;
    private final BaseUrl base;

    ResultEndpoint(ReadResult readResult, BaseUrl base) {
        this.readResult = readResult;
        this.base = base;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> read(@PathVariable String id, @Body byte[] body, Authentication authentication) {
        Optional<String> code = responseCode(body);
        if (code.isEmpty()) {
            return Problem.of(
                            base,
                            HttpStatus.BAD_REQUEST,
                            "INVALID_REQUEST",
                            "The request cannot be read",
                            "The body is a JSON object with response_code.")
                    .about(List.of("response_code"))
                    .response();
        }
        if (!FreshWords.hasForm(id) || !FreshWords.hasForm(code.get())) {
            return notAvailable();
        }
        return switch (readResult.read(authentication.getName(), new TransactionId(id), new ResponseCode(code.get()))) {
            case ResultOutcome.Released(ObjectNode result) ->
                HttpResponse.ok(StrictJson.write(result).getBytes(StandardCharsets.UTF_8))
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header("Cache-Control", "no-store");
            case ResultOutcome.NotAvailable() -> notAvailable();
            case ResultOutcome.NotReturned() ->
                Problem.of(
                                base,
                                HttpStatus.CONFLICT,
                                "BROWSER_NOT_RETURNED",
                                "The person has not come back",
                                "On the same device the result is released when the wallet has sent the person back"
                                        + " to the browser that started.")
                        .response();
        };
    }

    private HttpResponse<?> notAvailable() {
        return Problem.of(
                        base,
                        HttpStatus.NOT_FOUND,
                        "RESULT_NOT_AVAILABLE",
                        "There is no result to read",
                        "The transaction or the response code is wrong, or the result was read already or has expired.")
                .response();
    }

    private static Optional<String> responseCode(byte[] body) {
        return StrictJson.read(body, LARGEST_BODY) instanceof JsonReading.Read(ObjectNode json)
                ? Optional.ofNullable(json.path("response_code").textValue())
                : Optional.empty();
    }
}
