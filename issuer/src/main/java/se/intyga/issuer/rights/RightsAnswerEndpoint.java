package se.intyga.issuer.rights;

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
import se.intyga.consent.rights.AgencyCases;
import se.intyga.consent.rights.CaseState;
import se.intyga.consent.rights.ChangeCase;
import se.intyga.consent.rights.RightsCase;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.caller.Caller;
import se.intyga.issuer.rights.ReadRightsStep.Answer;

/// The agency answers a person's case. `DONE` on a case about erasure erases what the agency's ledger says of her, in
/// the commit of the answer: there is no way back.
@Controller("/issuer/v1/rights-cases/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("issuer:cases:decide")
final class RightsAnswerEndpoint {
    private final Caller caller;
    private final AgencyCases cases;

    RightsAnswerEndpoint(Caller caller, AgencyCases cases) {
        this.caller = caller;
        this.cases = cases;
    }

    @Post(value = "/answer", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> answer(@PathVariable String id, @Body byte[] body, Authentication authentication) {
        Optional<Agency> agency = caller.agency(authentication);
        if (agency.isEmpty()) {
            return caller.notAnAgency();
        }
        Optional<Answer> said = ReadRightsStep.answer(body);
        if (said.isEmpty()) {
            return caller.invalid(
                    "state is RECEIVED, DONE or REFUSED; answer tells the person what was done, or why not, in at most"
                            + " 1000 characters and without a personal number; no other members.",
                    "state",
                    "answer");
        }
        return switch (cases.answer(
                agency.get().id().value(), id, said.get().state(), said.get().text())) {
            case ChangeCase.Outcome.Changed(RightsCase changed) ->
                HttpResponse.ok(RightsCaseAnswer.Case.of(changed)).header("Cache-Control", "no-store");
            case ChangeCase.Outcome.NotFound() -> caller.notFound();
            case ChangeCase.Outcome.NotAllowed(CaseState now) ->
                caller.problem(
                        HttpStatus.CONFLICT,
                        "CASE_STATE",
                        "The case is in another state",
                        "The case is " + now.name() + "; from there this answer does not lead.");
        };
    }
}
