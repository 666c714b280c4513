package se.intyga.holder.act;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import se.intyga.consent.act.DeclineRequest;
import se.intyga.consent.act.RecordedDecline;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.holder.HolderConfig;
import se.intyga.holder.words.HolderPage;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// A person says no to a request. Nobody is told; it stands in her own history, and the answer leads to the receipt
/// that
/// proves it, if she wants to show it.
@Controller("/holder/v1/declines")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
final class DeclineEndpoint {
    private final ActDoor door;
    private final DeclineRequest declineRequest;
    private final ActProblems problems;
    private final HolderConfig config;
    private final BaseUrl base;

    DeclineEndpoint(
            ActDoor door, DeclineRequest declineRequest, ActProblems problems, HolderConfig config, BaseUrl base) {
        this.door = door;
        this.declineRequest = declineRequest;
        this.problems = problems;
        this.config = config;
        this.base = base;
    }

    /// Where the no was noted, the salt of its commitment, and where its receipt is.
    @Serdeable
    record DeclinedResponse(String ledger, long index, String leafHash, String salt, String receipt) {}

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> decline(HttpRequest<?> request, @Body String body) {
        return door.forVisitor(request, visitor -> switch (ReadDeclineBody.read(body)) {
            case ReadDeclineBody.Reading.Read(var asked) ->
                declined(declineRequest.decline(visitor.person(), config.operator(), asked));
            case ReadDeclineBody.Reading.NotTheForm(var members) ->
                problems.unreadable(new ReadActBody.Reading.NotTheForm(members), HolderPage.language(request));
            case ReadDeclineBody.Reading.Incomplete() ->
                problems.unreadable(
                        new ReadActBody.Reading.Incomplete(List.of("request.digest")), HolderPage.language(request));
        });
    }

    private HttpResponse<?> declined(RecordedDecline declined) {
        return HttpResponse.created(new DeclinedResponse(
                        declined.entry().ledger().value(),
                        declined.entry().index(),
                        declined.entry().leafHash().hex(),
                        Base64Url.encode(declined.committed().salt().bytes()),
                        base.resolve("/holder/v1/receipts?ledger="
                                        + declined.entry().ledger().value() + "&index="
                                        + declined.entry().index())
                                .toString()))
                .header("Cache-Control", "no-store");
    }
}
