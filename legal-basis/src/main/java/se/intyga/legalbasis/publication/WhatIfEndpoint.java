package se.intyga.legalbasis.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// What the engine would answer. For everybody; the facts are read, answered and gone.
@Controller("/legal-basis/v1/what-if")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class WhatIfEndpoint {
    private static final int LARGEST_BODY = 16 * 1024;
    private static final Set<String> MEMBERS = Set.of("question", "at", "facts");
    private static final Set<String> QUESTIONS = Set.of("release", "request", "disclosure");

    private final WhatIf whatIf;
    private final FindVersion find;
    private final BaseUrl base;

    WhatIfEndpoint(WhatIf whatIf, FindVersion find, BaseUrl base) {
        this.whatIf = whatIf;
        this.find = find;
        this.base = base;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> ask(@Body byte[] body) {
        if (body.length > LARGEST_BODY) {
            return problem(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "BODY_TOO_LARGE",
                    "The body is too large",
                    "At most 16 KiB are read.");
        }
        if (!(StrictJson.read(body, LARGEST_BODY) instanceof JsonReading.Read(ObjectNode asked))) {
            return invalid("The body is one strict JSON object with question, facts and, if wanted, at.");
        }
        for (var member : asked.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                return invalid("The body has members besides question, facts and at.");
            }
        }
        String question = asked.path("question").asText();
        if (!QUESTIONS.contains(question)) {
            return invalid("question is release, request or disclosure.");
        }
        Optional<Instant> at =
                asked.has("at") ? FindVersion.time(asked.path("at").asText()) : Optional.of(find.now());
        if (at.isEmpty()) {
            return invalid("at is a time such as 2026-07-01T10:00:00Z, or a day such as 2026-07-01.");
        }
        JsonNode facts = asked.path("facts");
        return whatIf.answer(question, facts, at.get())
                .<HttpResponse<?>>map(answer -> HttpResponse.ok(StrictJson.write(answer))
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header("Cache-Control", "no-store"))
                .orElseGet(() -> invalid("facts are not those of a " + question
                        + "; the members and their words are in the OpenAPI document."));
    }

    private HttpResponse<?> invalid(String detail) {
        return problem(HttpStatus.BAD_REQUEST, "INVALID_REQUEST", "The question cannot be read", detail);
    }

    private HttpResponse<?> problem(HttpStatus status, String code, String title, String detail) {
        return Problem.of(base, status, code, title, detail).response();
    }
}
