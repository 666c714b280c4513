package se.intyga.issuer.typemetadata;

import io.micronaut.http.HttpHeaders;
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
import java.util.Optional;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.configuration.CredentialConfigurations;

/// Answers at the address that a credential's `vct` is.
@Controller("/issuers/{agency}/types/{type}/{version}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class TypeMetadataEndpoint {
    private final Agencies agencies;
    private final CredentialConfigurations configurations;
    private final DescribeType describe;

    TypeMetadataEndpoint(Agencies agencies, CredentialConfigurations configurations, DescribeType describe) {
        this.agencies = agencies;
        this.configurations = configurations;
        this.describe = describe;
    }

    @Get
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> type(@PathVariable String agency, @PathVariable String type, @PathVariable String version) {
        Optional<String> document = agencies.find(agency)
                .flatMap(issuer -> configurations
                        .find(issuer.id(), type)
                        .filter(known -> Integer.toString(known.version()).equals(version))
                        .map(known -> describe.document(issuer, known)));
        return document.<HttpResponse<?>>map(json -> HttpResponse.ok(json)
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
                .orElseGet(HttpResponse::notFound);
    }
}
