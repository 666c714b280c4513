package se.intyga.issuer.manual;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.function.Function;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.caller.Caller;

/// The agency's decision queue, to read: the queue without persons, and a look at one case with the person and the
/// values. The look is a POST since it leaves an entry in the ledger, and since it names who looks.
@Controller("/issuer/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("issuer:cases:read")
final class CaseEndpoint {
    private final Caller caller;
    private final ReadCases read;
    private final LookAtCase look;

    CaseEndpoint(Caller caller, ReadCases read, LookAtCase look) {
        this.caller = caller;
        this.read = read;
        this.look = look;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, Authentication authentication) {
        return of(
                authentication,
                agency -> CaseQuery.read(request)
                        .<HttpResponse<?>>map(query -> ok(read.page(agency, query)))
                        .orElseGet(() -> caller.invalid(
                                "state is one of the states, page is counted from 1, limit is between 1 and 100.",
                                "state",
                                "page",
                                "limit")));
    }

    @Get("/{id}")
    HttpResponse<?> one(@PathVariable String id, Authentication authentication) {
        return of(
                authentication,
                agency -> CaseId.parse(id)
                        .flatMap(known -> read.one(agency, known))
                        .<HttpResponse<?>>map(found -> ok(CaseAnswer.of(found)))
                        .orElseGet(caller::notFound));
    }

    @Post(value = "/{id}/looks", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> look(@PathVariable String id, @Body byte[] body, Authentication authentication) {
        return of(authentication, agency -> switch (CaseRequest.handler(body)) {
            case CaseRequest.Reading.Unusable<Handler>(String member, String detail) -> caller.invalid(detail, member);
            case CaseRequest.Reading.Read<Handler>(Handler by) ->
                CaseId.parse(id)
                        .<HttpResponse<?>>map(known -> answer(look.look(agency, known, by)))
                        .orElseGet(caller::notFound);
        });
    }

    private HttpResponse<?> answer(LookAtCase.Outcome outcome) {
        return switch (outcome) {
            case LookAtCase.Outcome.Seen seen -> ok(CaseAnswer.of(seen));
            case LookAtCase.Outcome.NotFound() -> caller.notFound();
            case LookAtCase.Outcome.Closed() ->
                caller.problem(
                        HttpStatus.CONFLICT,
                        "CASE_CLOSED",
                        "The case is closed",
                        "The case is decided, withdrawn or expired; nothing is looked up any more.");
            case LookAtCase.Outcome.PersonUnknown() ->
                caller.problem(
                        HttpStatus.CONFLICT,
                        "CASE_PERSON_UNKNOWN",
                        "Whom the case is about is not known any more",
                        "The short-lived state is lost, or the document is not issued any more. The person asks again.");
            case LookAtCase.Outcome.SourceUnavailable() ->
                caller.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "SOURCE_UNAVAILABLE",
                        "The source does not answer",
                        "The agency's source gave no usable answer. Try again.");
        };
    }

    private HttpResponse<?> of(Authentication authentication, Function<Agency, HttpResponse<?>> answer) {
        Optional<Agency> agency = caller.agency(authentication);
        return agency.isEmpty() ? caller.notAnAgency() : answer.apply(agency.get());
    }

    private static HttpResponse<?> ok(Object body) {
        return HttpResponse.ok(body).header("Cache-Control", "no-store");
    }
}
