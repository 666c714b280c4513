package se.intyga.verifier.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.openapi.OAuthError;
import se.intyga.openapi.form.FormOutcome;
import se.intyga.openapi.form.FormParameters;
import se.intyga.verifier.VerifierConfig;
import se.intyga.verifier.transaction.FreshWords;
import se.intyga.verifier.transaction.RequestId;
import se.intyga.verifier.verdict.Verdict;

/// `response_uri` (OpenID4VP 1.0, section 8.2): where a wallet posts its encrypted answer, or that it has none.
@Controller("/verifier/responses/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ResponseEndpoint {
    private final AcceptResponse acceptResponse;
    private final VerifierConfig config;

    ResponseEndpoint(AcceptResponse acceptResponse, VerifierConfig config) {
        this.acceptResponse = acceptResponse;
        this.config = config;
    }

    /// @param receiptUri ours, not OpenID4VP's: where the person can fetch the relying party's receipt, once
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @JsonProperty("redirect_uri") String redirectUri,
            @JsonProperty("receipt_uri") @Nullable String receiptUri) {
        @Override
        public String toString() {
            return "Answer[hidden]";
        }
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> post(@PathVariable String id, @Body @Nullable String body) {
        return switch (FormParameters.parse(bytes(body), config.maximumResponseBytes())) {
            case FormOutcome.TooLarge() -> refused(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "the body is too large");
            case FormOutcome.Malformed(String description) -> refused(HttpStatus.BAD_REQUEST, description);
            case FormOutcome.Read(FormParameters form) ->
                FreshWords.hasForm(id)
                        ? answer(acceptResponse.accept(new RequestId(id), form))
                        : refused(HttpStatus.NOT_FOUND, "there is no such request");
        };
    }

    private static HttpResponse<?> answer(ResponseOutcome outcome) {
        return switch (outcome) {
            case ResponseOutcome.Accepted(URI redirect, Optional<URI> receipt) ->
                HttpResponse.ok(new Answer(
                                redirect.toString(), receipt.map(URI::toString).orElse(null)))
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header("Cache-Control", "no-store");
            case ResponseOutcome.Unknown() -> refused(HttpStatus.NOT_FOUND, "there is no such request");
            case ResponseOutcome.AlreadyAnswered() ->
                refused(HttpStatus.BAD_REQUEST, "the request is answered already");
            case ResponseOutcome.Expired() -> refused(HttpStatus.BAD_REQUEST, "the request has expired");
            case ResponseOutcome.Unreadable(String description) -> refused(HttpStatus.BAD_REQUEST, description);
            case ResponseOutcome.NotVerified(Verdict verdict) ->
                refused(
                        HttpStatus.BAD_REQUEST,
                        verdict.code() + ": " + verdict.code().sentence().en());
        };
    }

    private static HttpResponse<OAuthError> refused(HttpStatus status, String description) {
        return HttpResponse.<OAuthError>status(status)
                .body(new OAuthError("invalid_request", description))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store");
    }

    private static byte[] bytes(@Nullable String body) {
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }
}
