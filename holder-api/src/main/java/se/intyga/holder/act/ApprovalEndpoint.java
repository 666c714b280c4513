package se.intyga.holder.act;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import se.intyga.consent.act.MakeAct;
import se.intyga.holder.HolderConfig;
import se.intyga.holder.words.HolderPage;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.openapi.Problem;
import se.intyga.pages.Language;

/// A person's approvals (godkännanden): this transfer may happen.
@Controller(ApprovalEndpoint.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
final class ApprovalEndpoint {
    static final String PATH = "/holder/v1/approvals";

    private final ActDoor door;
    private final ReadActBody readActBody;
    private final MakeAct makeAct;
    private final ActProblems problems;
    private final HolderConfig config;

    ApprovalEndpoint(
            ActDoor door, ReadActBody readActBody, MakeAct makeAct, ActProblems problems, HolderConfig config) {
        this.door = door;
        this.readActBody = readActBody;
        this.makeAct = makeAct;
        this.problems = problems;
        this.config = config;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> make(HttpRequest<?> request, @Body String body) {
        return door.forVisitor(request, visitor -> {
            Language language = HolderPage.language(request);
            return switch (readActBody.read(ActKind.APPROVAL, body)) {
                case ReadActBody.Reading.Read read ->
                    switch (makeAct.make(visitor.person(), config.operator(), read.draft())) {
                        case MakeAct.Outcome.Refused refused -> problems.refused(refused.refusal(), language);
                        case MakeAct.Outcome.Made made ->
                            door.made(visitor, made.recorded().record().act(), PATH);
                    };
                case ReadActBody.Reading.NotTheForm other -> problems.unreadable(other, language);
                case ReadActBody.Reading.Incomplete other -> problems.unreadable(other, language);
                case ReadActBody.Reading.NotEnumerated other -> problems.unreadable(other, language);
                case ReadActBody.Reading.EndsBadly other -> problems.unreadable(other, language);
            };
        });
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return door.list(request, ActKind.APPROVAL);
    }

    @Get("/{id}")
    HttpResponse<?> read(HttpRequest<?> request, @PathVariable String id) {
        return door.read(request, ActKind.APPROVAL, id);
    }

    /// Takes it for the one disclosure it was made for.
    @Post("/{id}/use")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> use(HttpRequest<?> request, @PathVariable String id, @Body String body) {
        return door.use(request, ActKind.APPROVAL, id, body);
    }

    @Post("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> withdraw(HttpRequest<?> request, @PathVariable String id) {
        return door.explainNoWithdrawal(request, ActKind.APPROVAL, id);
    }
}
