package se.intyga.verifier.deletion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.deletion.DeletionRequest;
import se.intyga.consent.deletion.ReceiveDeletion;
import se.intyga.formats.json.StrictJson;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// Deletion requests (EU TS7): open to whoever holds the receipt of the disclosure, listed and answered by the relying
/// party. Sending the same receipt again tells how it stands.
@Controller("/verifier/v1/deletion-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
final class DeletionRequestEndpoint {
    private static final int LARGEST_BODY = 64 * 1024;

    private final ReceiveDeletion receiveDeletion;
    private final BaseUrl base;

    DeletionRequestEndpoint(ReceiveDeletion receiveDeletion, BaseUrl base) {
        this.receiveDeletion = receiveDeletion;
        this.base = base;
    }

    /// What the person is told.
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            String state, Instant receivedAt, @Nullable String answer) {
        static Standing of(DeletionRequest request) {
            return new Standing(
                    request.state().name(),
                    request.receivedAt(),
                    request.answer().orElse(null));
        }
    }

    /// What the relying party is told.
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Received(
            String receiptId,
            String transactionId,
            Instant disclosedAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> claimPaths,
            Instant receivedAt,
            String state,
            @Nullable String answer) {
        static Received of(DeletionRequest request) {
            return new Received(
                    request.receiptId(),
                    request.transaction().value(),
                    request.disclosedAt(),
                    request.claimPaths(),
                    request.receivedAt(),
                    request.state().name(),
                    request.answer().orElse(null));
        }
    }

    /// All of a relying party's.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ReceivedRequests(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Received> deletionRequests) {}

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> receive(@Body byte[] body) {
        Optional<String> receipt = text(body, "receipt");
        if (receipt.isEmpty()) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "INVALID_REQUEST",
                    "The request cannot be read",
                    "Send a JSON object with the receipt as its member receipt.",
                    "receipt");
        }
        return receiveDeletion
                .receive(receipt.get())
                .<HttpResponse<?>>map(request ->
                        HttpResponse.accepted().body(Standing.of(request)).header("Cache-Control", "no-store"))
                .orElseGet(() -> problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "RECEIPT_NOT_BELIEVED",
                        "The receipt is not believed",
                        "Send a receipt that a relying party here signed, unchanged.",
                        "receipt"));
    }

    @Get
    @Secured("verifier:transactions")
    HttpResponse<?> all(Authentication authentication) {
        return HttpResponse.ok(new ReceivedRequests(receiveDeletion.of(authentication.getName()).stream()
                        .map(Received::of)
                        .toList()))
                .header("Cache-Control", "no-store");
    }

    @Post("/{receiptId}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Secured("verifier:transactions")
    HttpResponse<?> answer(@PathVariable String receiptId, @Body byte[] body, Authentication authentication) {
        Optional<DeletionRequest.State> state = text(body, "state").flatMap(DeletionRequestEndpoint::end);
        Optional<String> answer = text(body, "answer").filter(DeletionRequest::isAnswer);
        if (state.isEmpty() || answer.isEmpty()) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "INVALID_REQUEST",
                    "The request cannot be read",
                    "state is DONE or REFUSED; answer tells the person what was done, or why not, in at most 1000"
                            + " characters and without a personal number.",
                    state.isEmpty() ? "state" : "answer");
        }
        return receiveDeletion.answer(authentication.getName(), receiptId, state.get(), answer.get())
                ? HttpResponse.noContent()
                : problem(
                        HttpStatus.NOT_FOUND,
                        "DELETION_REQUEST_NOT_FOUND",
                        "There is no such open request",
                        "It never was, is another's, or was answered already.");
    }

    private static Optional<DeletionRequest.State> end(String word) {
        return switch (word) {
            case "DONE" -> Optional.of(DeletionRequest.State.DONE);
            case "REFUSED" -> Optional.of(DeletionRequest.State.REFUSED);
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(byte[] body, String member) {
        Optional<ObjectNode> json = body.length > LARGEST_BODY ? Optional.empty() : StrictJson.object(body);
        return json.map(object -> object.path(member).textValue()).filter(text -> !text.isEmpty());
    }

    private HttpResponse<?> problem(HttpStatus status, String code, String title, String detail, String... members) {
        return Problem.of(base, status, code, title, detail)
                .about(List.of(members))
                .response();
    }
}
