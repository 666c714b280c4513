package se.intyga.issuer.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.access.AccessGrant;
import se.intyga.issuer.access.AccessOutcome;
import se.intyga.issuer.access.AccessRefusals;
import se.intyga.issuer.access.AccessRequest;
import se.intyga.issuer.access.VerifyAccessToken;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.answer.ProtocolAnswer;
import se.intyga.issuer.answer.RequestBody;
import se.intyga.issuer.answer.RequestHeaders;

/// Takes a wallet's report on the credentials it fetched. `event_description` is read past: it could hold anything.
@Controller("/issuers/{agency}/notification")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class NotificationEndpoint {
    private static final int LARGEST_BODY = 16_384;

    private final Agencies agencies;
    private final VerifyAccessToken verifyAccessToken;
    private final RecordNotification recordNotification;

    NotificationEndpoint(
            Agencies agencies, VerifyAccessToken verifyAccessToken, RecordNotification recordNotification) {
        this.agencies = agencies;
        this.verifyAccessToken = verifyAccessToken;
        this.recordNotification = recordNotification;
    }

    @Post(consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> notification(HttpRequest<?> request, String agency, @Body @Nullable String body) {
        Optional<Agency> issuer = agencies.find(agency);
        if (issuer.isEmpty()) {
            return ProtocolAnswer.noSuchIssuer();
        }
        if (RequestBody.bytes(body).length > LARGEST_BODY) {
            return ProtocolAnswer.tooLarge();
        }
        AccessRequest access = new AccessRequest(
                issuer.get().id(),
                RequestHeaders.all(request, "Authorization"),
                RequestHeaders.all(request, "DPoP"),
                HttpMethod.POST.name(),
                issuer.get().at("/notification"),
                request.getParameters().contains("access_token"));
        return switch (verifyAccessToken.verify(access)) {
            case AccessOutcome.Refused refused -> AccessRefusals.answer(refused);
            case AccessOutcome.Granted(var grant) -> noted(issuer.get(), grant, RequestBody.bytes(body));
        };
    }

    private HttpResponse<?> noted(Agency agency, AccessGrant grant, byte[] body) {
        if (!(StrictJson.read(body, LARGEST_BODY) instanceof JsonReading.Read(JsonNode json)) || !json.isObject()) {
            return invalid("the body must be one JSON object without duplicate members");
        }
        String id = json.path("notification_id").textValue();
        if (id == null || id.isEmpty()) {
            return invalid("notification_id is missing");
        }
        Optional<NotificationEvent> event =
                Optional.ofNullable(json.path("event").textValue()).flatMap(NotificationEvent::named);
        if (event.isEmpty()) {
            return invalid("event is missing or unknown");
        }
        if (json.has("event_description") && !json.path("event_description").isTextual()) {
            return invalid("event_description must be a string");
        }
        if (!NotificationId.fits(id)) {
            return unknown();
        }
        return switch (recordNotification.record(agency, grant, new NotificationId(id), event.get())) {
            case NotificationOutcome.Noted() -> HttpResponse.noContent().header("Cache-Control", "no-store");
            case NotificationOutcome.UnknownId() -> unknown();
        };
    }

    private static HttpResponse<?> invalid(String description) {
        return ProtocolAnswer.badRequest("invalid_notification_request", description);
    }

    private static HttpResponse<?> unknown() {
        return ProtocolAnswer.badRequest("invalid_notification_id", "notification_id is unknown to this access token");
    }
}
