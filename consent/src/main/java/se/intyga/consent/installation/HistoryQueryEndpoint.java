package se.intyga.consent.installation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.consent.history.HistoryJson;
import se.intyga.formats.json.StrictJson;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// Where other installations ask for a person's history, and where they read by which keys we are known.
@Controller("/consent/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class HistoryQueryEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryQueryEndpoint.class);

    private final AnswerHistoryQuery answerHistoryQuery;
    private final Installations installations;
    private final BaseUrl base;

    HistoryQueryEndpoint(AnswerHistoryQuery answerHistoryQuery, Installations installations, BaseUrl base) {
        this.answerHistoryQuery = answerHistoryQuery;
        this.installations = installations;
        this.base = base;
    }

    @Post("/history-queries")
    @Consumes("application/jwt")
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> ask(@Body String jwt) {
        return switch (answerHistoryQuery.answer(jwt)) {
            case QueryOutcome.Answered(var slice) -> {
                ObjectNode answer = StrictJson.newObject();
                ArrayNode entries = answer.putArray("entries");
                slice.entries().forEach(entry -> entries.add(HistoryJson.write(entry)));
                answer.put("more", slice.next().isPresent());
                yield HttpResponse.ok(StrictJson.write(answer))
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header("Cache-Control", "no-store");
            }
            case QueryOutcome.Refused(var reason) -> {
                LOG.info("a query by another installation was refused: {}", reason);
                yield Problem.of(
                                base,
                                HttpStatus.FORBIDDEN,
                                "QUERY_REFUSED",
                                "The query is not answered",
                                "Sign it with the key this installation knows, for this audience, for one minute and"
                                        + " for once. The operator here can say more.")
                        .response();
            }
        };
    }

    /// Address and public keys, for other operators to settle.
    @Get("/installation")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> own() {
        OwnInstallation own = installations.own();
        ObjectNode answer = StrictJson.newObject().put("address", own.id());
        answer.set("signing_key", own.signingKey().publicKey().toJson());
        answer.set("encryption_key", own.decryptionKey().publicJwk());
        return HttpResponse.ok(StrictJson.write(answer)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
