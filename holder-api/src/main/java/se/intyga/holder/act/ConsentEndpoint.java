package se.intyga.holder.act;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import se.intyga.consent.act.ActId;
import se.intyga.consent.act.WithdrawConsent;
import se.intyga.holder.HolderConfig;
import se.intyga.holder.words.HolderPage;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.openapi.Problem;
import se.intyga.pages.Language;

/// A person's consents (samtycken): the only act that can be taken back.
@Controller(ConsentEndpoint.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
final class ConsentEndpoint extends ActEndpoint {
    static final String PATH = "/holder/v1/consents";

    private final ActDoor door;
    private final ActProblems problems;
    private final HolderConfig config;
    private final WithdrawConsent withdrawConsent;

    ConsentEndpoint(
            ActDoor door, ActsMade acts, ActProblems problems, HolderConfig config, WithdrawConsent withdrawConsent) {
        super(ActKind.CONSENT, PATH, door, acts);
        this.door = door;
        this.problems = problems;
        this.config = config;
        this.withdrawConsent = withdrawConsent;
    }

    @Override
    @Post("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> withdraw(HttpRequest<?> request, @PathVariable String id) {
        return door.forVisitor(request, visitor -> {
            Language language = HolderPage.language(request);
            Optional<ActId> consent = ActId.parse(id);
            if (consent.isEmpty()) {
                return problems.notThere(language);
            }
            return switch (withdrawConsent.withdraw(visitor.person(), config.operator(), consent.get())) {
                case WithdrawConsent.Outcome.Withdrawn _ -> door.read(request, ActKind.CONSENT, id);
                case WithdrawConsent.Outcome.WithdrawnBefore() -> problems.withdrawnBefore(language);
                case WithdrawConsent.Outcome.NotThere() -> problems.notThere(language);
            };
        });
    }
}
