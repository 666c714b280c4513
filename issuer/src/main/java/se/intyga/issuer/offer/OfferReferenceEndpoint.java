package se.intyga.issuer.offer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agencies;

/// Where `credential_offer_uri` points: the offer as JSON, never signed (I-1).
@Controller("/issuers/{agency}/offers/{reference}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OfferReferenceEndpoint {
    private final Agencies agencies;
    private final ReadOffer read;

    OfferReferenceEndpoint(Agencies agencies, ReadOffer read) {
        this.agencies = agencies;
        this.read = read;
    }

    @Get
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> offer(@PathVariable String agency, @PathVariable String reference) {
        return agencies.find(agency)
                .flatMap(known -> read.byReference(known, reference))
                .<HttpResponse<?>>map(offer -> HttpResponse.ok(StrictJson.write(offer.json()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Cache-Control", "no-store")
                        .header("Access-Control-Allow-Origin", "*"))
                .orElseGet(() -> HttpResponse.notFound().header("Cache-Control", "no-store"));
    }
}
