package se.intyga.issuer.authorization;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.answer.ProtocolAnswer;
import se.intyga.issuer.answer.RequestBody;
import se.intyga.openapi.form.FormOutcome;
import se.intyga.openapi.form.FormParameters;

/// Takes authorization requests from wallets, before any browser is involved (O-2).
@Controller("/issuers/{agency}/par")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PushedAuthorizationEndpoint {
    private final Agencies agencies;
    private final Sender.Find findSender;
    private final PushAuthorization pushAuthorization;

    PushedAuthorizationEndpoint(Agencies agencies, Sender.Find findSender, PushAuthorization pushAuthorization) {
        this.agencies = agencies;
        this.findSender = findSender;
        this.pushAuthorization = pushAuthorization;
    }

    @Post(consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> push(HttpRequest<?> request, String agency, @Body @Nullable String body) {
        Optional<Agency> issuer = agencies.find(agency);
        if (issuer.isEmpty()) {
            return ProtocolAnswer.noSuchIssuer();
        }
        return switch (FormParameters.parse(RequestBody.bytes(body))) {
            case FormOutcome.TooLarge() -> ProtocolAnswer.tooLarge();
            case FormOutcome.Malformed(var description) -> ProtocolAnswer.badRequest("invalid_request", description);
            case FormOutcome.Read(var form) -> pushed(request, issuer.get(), form);
        };
    }

    private HttpResponse<?> pushed(HttpRequest<?> request, Agency agency, FormParameters form) {
        return switch (findSender.of(request, agency, "/par", form)) {
            case Sender.Refused(var answer) -> answer;
            case Sender.Known(var client, var key) ->
                client.isEmpty()
                        ? ProtocolAnswer.badRequest("invalid_request", "client_id is missing")
                        : switch (pushAuthorization.push(agency, client.get(), form, key)) {
                            case PushOutcome.Refused(var error, var description) ->
                                ProtocolAnswer.badRequest(error, description);
                            case PushOutcome.Pushed(var requestUri, var lifetime) ->
                                ProtocolAnswer.of(
                                        HttpStatus.CREATED, new PushedResponse(requestUri, lifetime.toSeconds()));
                        };
        };
    }

    @Serdeable
    record PushedResponse(
            @JsonProperty("request_uri") String requestUri,
            @JsonProperty("expires_in") long expiresIn) {}
}
