package se.intyga.issuer.rights;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.function.Function;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.rights.AgencyCases;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.caller.Caller;
import se.intyga.issuer.manual.Handler;

/// What persons asked this agency about their own data, to read: the list without persons, and a look at one case with
/// who she is and what she wrote. The look is a POST since it leaves an entry in the ledger, and since it names who
/// looks.
@Controller("/issuer/v1/rights-cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("issuer:cases:read")
final class RightsCaseEndpoint {
    private final Caller caller;
    private final AgencyCases cases;

    RightsCaseEndpoint(Caller caller, AgencyCases cases) {
        this.caller = caller;
        this.cases = cases;
    }

    /// Those that wait for the agency, or those that have ended.
    @Get
    HttpResponse<?> list(@QueryValue(defaultValue = "false") String ended, Authentication authentication) {
        return of(authentication, agency -> switch (ended) {
            case "true", "false" ->
                ok(new RightsCaseAnswer.Cases(cases.of(agency.id().value(), Boolean.parseBoolean(ended)).stream()
                        .map(RightsCaseAnswer.Case::of)
                        .toList()));
            default -> caller.invalid("ended is true or false.", "ended");
        });
    }

    @Post(value = "/{id}/looks", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> look(@PathVariable String id, @Body byte[] body, Authentication authentication) {
        return of(
                authentication,
                agency -> ReadRightsStep.handler(body)
                        .<HttpResponse<?>>map(by -> look(agency, id, by))
                        .orElseGet(() -> caller.invalid(
                                "handler is a pseudonymous staff id, unit a word in lower case; no other members.",
                                "handler")));
    }

    private HttpResponse<?> look(Agency agency, String id, Handler by) {
        Party unit = Party.of("unit:" + by.unit(), agency.name().sv() + ", " + by.unit());
        return cases.look(agency.id().value(), id, unit)
                .<HttpResponse<?>>map(one -> ok(RightsCaseAnswer.Look.of(one)))
                .orElseGet(caller::notFound);
    }

    private HttpResponse<?> of(Authentication authentication, Function<Agency, HttpResponse<?>> answer) {
        Optional<Agency> agency = caller.agency(authentication);
        return agency.isEmpty() ? caller.notAnAgency() : answer.apply(agency.get());
    }

    private static HttpResponse<?> ok(Object body) {
        return HttpResponse.ok(body).header("Cache-Control", "no-store");
    }
}
