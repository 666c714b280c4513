package se.intyga.verifier.request;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.micronaut.security.rules.SecurityRule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.formats.json.StrictJson;
import se.intyga.openapi.OAuthError;
import se.intyga.openapi.form.FormOutcome;
import se.intyga.openapi.form.FormParameters;
import se.intyga.verifier.transaction.FreshWords;
import se.intyga.verifier.transaction.RequestId;

/// `request_uri`, by GET and by POST (OpenID4VP 1.0, sections 5.7 and 5.10).
@Controller("/verifier/requests/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class RequestObjectEndpoint {
    static final String MEDIA_TYPE = "application/oauth-authz-req+jwt";

    private static final int LONGEST_NONCE = 1024;

    private final ServeRequestObject serveRequestObject;

    RequestObjectEndpoint(ServeRequestObject serveRequestObject) {
        this.serveRequestObject = serveRequestObject;
    }

    @Get
    @Produces({MEDIA_TYPE, MediaType.APPLICATION_JSON})
    HttpResponse<?> get(@PathVariable String id) {
        return served(id, WalletRequest.byGet());
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MEDIA_TYPE, MediaType.APPLICATION_JSON})
    HttpResponse<?> post(@PathVariable String id, @Body @Nullable String body) {
        return switch (FormParameters.parse(bytes(body))) {
            case FormOutcome.TooLarge() -> refused(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "the body is too large");
            case FormOutcome.Malformed(String description) -> refused(HttpStatus.BAD_REQUEST, description);
            case FormOutcome.Read(FormParameters form) -> posted(id, form);
        };
    }

    private HttpResponse<?> posted(String id, FormParameters form) {
        Optional<String> nonce = form.value("wallet_nonce");
        if (nonce.filter(value -> value.length() > LONGEST_NONCE || !isPlain(value))
                .isPresent()) {
            return refused(HttpStatus.BAD_REQUEST, "wallet_nonce is not a short printable text");
        }
        Optional<String> metadata = form.value("wallet_metadata");
        Optional<ObjectNode> read = metadata.flatMap(StrictJson::object);
        if (metadata.isPresent() && read.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, "wallet_metadata is not a JSON object");
        }
        if (read.isPresent() && !presentsSdJwt(read.get())) {
            return refused(HttpStatus.BAD_REQUEST, "wallet_metadata names no format that this request can use");
        }
        return served(id, new WalletRequest(nonce, read.flatMap(RequestObjectEndpoint::issuer)));
    }

    private HttpResponse<?> served(String id, WalletRequest wallet) {
        if (!FreshWords.hasForm(id)) {
            return refused(HttpStatus.NOT_FOUND, "there is no such request");
        }
        return switch (serveRequestObject.serve(new RequestId(id), wallet)) {
            case RequestObjectOutcome.Served(String requestObject) ->
                HttpResponse.ok(requestObject.getBytes(StandardCharsets.US_ASCII))
                        .contentType(MEDIA_TYPE)
                        .header("Cache-Control", "no-store");
            case RequestObjectOutcome.Unknown() -> refused(HttpStatus.NOT_FOUND, "there is no such request");
            case RequestObjectOutcome.Over() -> refused(HttpStatus.GONE, "the request is answered or has expired");
        };
    }

    private static boolean presentsSdJwt(JsonNode metadata) {
        JsonNode formats = metadata.path("vp_formats_supported");
        return !formats.isObject() || formats.has("dc+sd-jwt");
    }

    private static Optional<String> issuer(JsonNode metadata) {
        return Optional.ofNullable(metadata.path("issuer").textValue()).filter(issuer -> issuer.startsWith("https://"));
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c >= 0x21 && c <= 0x7e);
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
