package se.intyga.app.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.intyga.openapi.OAuthError;
import se.intyga.openapi.form.FormOutcome;
import se.intyga.openapi.form.FormParameters;

/// Where organisations get their tokens: client credentials (RFC 6749, section 4.4) with a signed assertion.
@Controller("/oauth/token")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenEndpoint {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final AuthenticateClient authenticateClient;
    private final GrantAccess grantAccess;

    TokenEndpoint(AuthenticateClient authenticateClient, GrantAccess grantAccess) {
        this.authenticateClient = authenticateClient;
        this.grantAccess = grantAccess;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> token(@Body String body) {
        return switch (FormParameters.parse(body.getBytes(StandardCharsets.UTF_8))) {
            case FormOutcome.TooLarge() ->
                refused(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "invalid_request", "the body is too large");
            case FormOutcome.Malformed(String description) ->
                refused(HttpStatus.BAD_REQUEST, "invalid_request", description);
            case FormOutcome.Read(FormParameters form) -> granted(form);
        };
    }

    private HttpResponse<?> granted(FormParameters form) {
        Optional<String> grantType = form.value("grant_type");
        if (grantType.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, "invalid_request", "grant_type is missing");
        }
        if (!grantType.get().equals("client_credentials")) {
            return refused(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "only client_credentials is served here");
        }
        Optional<OrganisationClient> client = form.value("client_assertion_type")
                .filter(ASSERTION_TYPE::equals)
                .flatMap(_ -> form.value("client_assertion"))
                .flatMap(authenticateClient::authenticate)
                .filter(known -> form.value("client_id").orElse(known.id()).equals(known.id()));
        if (client.isEmpty()) {
            return refused(
                    HttpStatus.UNAUTHORIZED,
                    "invalid_client",
                    "the client is unknown, or its assertion is wrong, expired, for another audience or used before");
        }
        Set<String> scopes = form.value("scope").stream()
                .flatMap(scope -> Arrays.stream(scope.split(" ")))
                .collect(Collectors.toSet());
        return switch (grantAccess.grant(client.get(), scopes, form.value("resource"))) {
            case GrantAccess.Outcome.Granted(var token, var granted, var lifetime) ->
                HttpResponse.ok(new TokenResponse(token, "Bearer", lifetime.toSeconds(), String.join(" ", granted)))
                        .header("Cache-Control", "no-store");
            case GrantAccess.Outcome.ScopeRefused _ ->
                refused(
                        HttpStatus.BAD_REQUEST,
                        "invalid_scope",
                        "the client does not have this scope, or the scopes are of several doors");
            case GrantAccess.Outcome.ResourceRefused _ ->
                refused(HttpStatus.BAD_REQUEST, "invalid_target", "the resource is not the one the scopes are of");
        };
    }

    private static HttpResponse<OAuthError> refused(HttpStatus status, String error, String description) {
        return HttpResponse.<OAuthError>status(status)
                .body(new OAuthError(error, description))
                .header("Cache-Control", "no-store");
    }

    @Serdeable
    record TokenResponse(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {
        @Override
        public String toString() {
            return "TokenResponse[hidden]";
        }
    }
}
