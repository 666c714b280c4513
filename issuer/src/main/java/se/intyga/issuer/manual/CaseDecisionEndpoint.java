package se.intyga.issuer.manual;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.function.BiFunction;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.caller.Caller;
import se.intyga.issuer.manual.CaseRequest.Reading;
import se.intyga.issuer.manual.DecideCase.Outcome;

/// The agency's decision queue, to decide in: claim a case, say release or refuse, and where the policy wants four
/// eyes confirm as another handler.
@Controller("/issuer/v1/cases/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("issuer:cases:decide")
final class CaseDecisionEndpoint {
    private final Caller caller;
    private final DecideCase decide;

    CaseDecisionEndpoint(Caller caller, DecideCase decide) {
        this.caller = caller;
        this.decide = decide;
    }

    @Post(value = "/claim", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> claim(@PathVariable String id, @Body byte[] body, Authentication authentication) {
        return switch (CaseRequest.handler(body)) {
            case Reading.Unusable<Handler>(String member, String detail) -> caller.invalid(detail, member);
            case Reading.Read<Handler>(Handler by) ->
                step(authentication, id, (agency, known) -> decide.claim(agency, known, by));
        };
    }

    @Post(value = "/decision", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> say(@PathVariable String id, @Body byte[] body, Authentication authentication) {
        return switch (CaseRequest.said(body)) {
            case Reading.Unusable<CaseRequest.Said>(String member, String detail) -> caller.invalid(detail, member);
            case Reading.Read<CaseRequest.Said>(CaseRequest.Said(Handler by, Verdict verdict)) ->
                step(authentication, id, (agency, known) -> decide.say(agency, known, by, verdict));
        };
    }

    @Post(value = "/confirmation", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> confirm(@PathVariable String id, @Body byte[] body, Authentication authentication) {
        return switch (CaseRequest.confirmed(body)) {
            case Reading.Unusable<CaseRequest.Confirmed>(String member, String detail) ->
                caller.invalid(detail, member);
            case Reading.Read<CaseRequest.Confirmed>(CaseRequest.Confirmed(Handler by, boolean agrees)) ->
                step(authentication, id, (agency, known) -> decide.confirm(agency, known, by, agrees));
        };
    }

    private HttpResponse<?> step(Authentication authentication, String id, BiFunction<Agency, CaseId, Outcome> step) {
        Optional<Agency> agency = caller.agency(authentication);
        if (agency.isEmpty()) {
            return caller.notAnAgency();
        }
        return CaseId.parse(id)
                .<HttpResponse<?>>map(known -> answer(step.apply(agency.get(), known)))
                .orElseGet(caller::notFound);
    }

    private HttpResponse<?> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(ReleaseCase at) ->
                HttpResponse.ok(CaseAnswer.of(at)).header("Cache-Control", "no-store");
            case Outcome.NotFound() -> caller.notFound();
            case Outcome.NotNow(ReleaseCase at) ->
                conflict(
                        "CASE_STATE",
                        "The case is in another state",
                        "The case is " + at.state().wireName() + "; from there this step does not lead.");
            case Outcome.AnothersCase() ->
                conflict("CASE_CLAIMED", "Another handler has the case", "Another handler claimed the case.");
            case Outcome.SameHandler() ->
                conflict(
                        "FOUR_EYES",
                        "Another handler confirms",
                        "The policy asks for two handlers: who proposed cannot confirm.");
            case Outcome.NotLooked() ->
                conflict(
                        "CASE_NOT_LOOKED_AT",
                        "The handler has not looked at the case",
                        "Look at the case and its guideline first (POST to its looks).");
        };
    }

    private HttpResponse<?> conflict(String code, String title, String detail) {
        return caller.problem(HttpStatus.CONFLICT, code, title, detail);
    }
}
