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
import java.util.Optional;
import se.intyga.consent.act.DeclineRequest;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.holder.HolderConfig;
import se.intyga.holder.words.HolderPage;
import se.intyga.openapi.Problem;

/// A person says no to a request. Nobody is told; the answer holds what proves it, if she wants to show it.
@Controller("/holder/v1/declines")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
final class DeclineEndpoint {
    private final ActDoor door;
    private final DeclineRequest declineRequest;
    private final ActProblems problems;
    private final HolderConfig config;

    DeclineEndpoint(ActDoor door, DeclineRequest declineRequest, ActProblems problems, HolderConfig config) {
        this.door = door;
        this.declineRequest = declineRequest;
        this.problems = problems;
        this.config = config;
    }

    /// Where the no was noted, and the salt of its commitment.
    @Serdeable
    record DeclinedResponse(String ledger, long index, String leafHash, String salt) {}

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> decline(HttpRequest<?> request, @Body String body) {
        return door.forVisitor(request, _ -> {
            Optional<String> digest = StrictJson.object(body)
                    .map(json -> json.path("request").path("digest").asText(""))
                    .filter(text -> text.matches("[A-Za-z0-9_-]{43}"));
            if (digest.isEmpty()) {
                return problems.unreadable(
                        new ReadActBody.Reading.Incomplete(List.of("request.digest")), HolderPage.language(request));
            }
            DeclineRequest.Declined declined = declineRequest.decline(digest.get(), config.operator());
            return HttpResponse.created(new DeclinedResponse(
                            declined.entry().ledger().value(),
                            declined.entry().index(),
                            declined.entry().leafHash().hex(),
                            Base64Url.encode(declined.salt().bytes())))
                    .header("Cache-Control", "no-store");
        });
    }
}
