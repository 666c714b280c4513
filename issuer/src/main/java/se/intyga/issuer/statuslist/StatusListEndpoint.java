package se.intyga.issuer.statuslist;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import se.intyga.formats.statuslist.StatusListToken;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.IssuerConfig;

/// Publishes status lists: to everybody, without cookies, and without a memory of who asked (S-5).
@Controller("/issuers/{agency}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class StatusListEndpoint {
    private final Agencies agencies;
    private final PublishStatusList publish;
    private final IssuerConfig config;

    StatusListEndpoint(Agencies agencies, PublishStatusList publish, IssuerConfig config) {
        this.agencies = agencies;
        this.publish = publish;
        this.config = config;
    }

    /// All lists of the agency (draft-ietf-oauth-status-list, section 9.3).
    @Serdeable
    record Aggregation(@JsonProperty("status_lists") List<String> statusLists) {}

    @Get("/status-lists")
    HttpResponse<?> aggregation(@PathVariable String agency) {
        return agencies.find(agency)
                .<HttpResponse<?>>map(known -> open(HttpResponse.ok(new Aggregation(
                        publish.addresses(known).stream().map(Object::toString).toList()))))
                .orElseGet(HttpResponse::notFound);
    }

    @Get("/status-lists/{list}")
    @Produces(StatusListToken.MEDIA_TYPE)
    HttpResponse<?> list(@PathVariable String agency, @PathVariable String list, HttpRequest<?> request) {
        if (request.getParameters().contains("time")) {
            // No history is kept (section 8.4): better no answer than one for another time.
            return open(HttpResponse.status(HttpStatus.NOT_IMPLEMENTED));
        }
        return agencies.find(agency)
                .flatMap(known -> publish.token(known, list))
                .<HttpResponse<?>>map(token -> open(HttpResponse.ok(token)
                        .contentType(StatusListToken.MEDIA_TYPE)
                        .header(
                                "Cache-Control",
                                "public, max-age="
                                        + config.statusTtl().dividedBy(2).toSeconds())))
                .orElseGet(() -> open(HttpResponse.notFound()));
    }

    private static <T> MutableHttpResponse<T> open(MutableHttpResponse<T> response) {
        return response.header("Access-Control-Allow-Origin", "*");
    }
}
