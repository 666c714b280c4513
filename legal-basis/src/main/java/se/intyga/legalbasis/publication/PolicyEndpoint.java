package se.intyga.legalbasis.publication;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.policy.PolicySchema;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// The rules as data, for everybody and without a login (R53, R135).
@Controller("/legal-basis/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
final class PolicyEndpoint {
    private final FindVersion find;
    private final BaseUrl base;
    private final JsonNode schema = new PolicySchema().document();

    PolicyEndpoint(FindVersion find, BaseUrl base) {
        this.find = find;
        this.base = base;
    }

    @Get("/policies")
    HttpResponse<?> policies() {
        return json(PublishedPolicy.list(find.policies(), find.now()));
    }

    @Get("/policies/effective")
    HttpResponse<?> effective(@QueryValue("at") @Nullable String at, HttpRequest<?> request) {
        Optional<Instant> time = at == null ? Optional.of(find.now()) : FindVersion.time(at);
        if (time.isEmpty()) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "INVALID_TIME",
                    "That is no time",
                    "at is a time such as 2026-07-01T10:00:00Z, or a day such as 2026-07-01.");
        }
        PolicySet set = find.policies().effectiveAt(time.get());
        return version(set, request, "no-cache");
    }

    @Get("/policies/{version}")
    HttpResponse<?> policy(@PathVariable String version, HttpRequest<?> request) {
        Optional<PolicySet> found = find.named(version);
        if (found.isEmpty()) {
            return notFound();
        }
        boolean permalink = found.get().version().contentHash().equals(version);
        return version(found.get(), request, permalink ? "public, max-age=31536000, immutable" : "no-cache");
    }

    @Get("/policies/diff")
    HttpResponse<?> diff(@QueryValue("from") @Nullable String from, @QueryValue("to") @Nullable String to) {
        if (from == null || to == null) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "INVALID_REQUEST",
                    "Two versions are needed",
                    "from and to are each the hash or label of a version under policies.");
        }
        Optional<PolicySet> one = find.named(from);
        Optional<PolicySet> other = find.named(to);
        if (one.isEmpty() || other.isEmpty()) {
            return notFound();
        }
        return json(PublishedPolicy.changes(one.get(), other.get()));
    }

    /// The schema that policy files are held to.
    @Get("/policy-schema")
    HttpResponse<?> schema() {
        return json(schema);
    }

    private static HttpResponse<?> version(PolicySet set, HttpRequest<?> request, String caching) {
        String tag = "\"" + set.version().contentHash() + "\"";
        boolean known = request.getHeaders().getAll("If-None-Match").stream()
                .anyMatch(tags -> tags.equals("*") || tags.contains(tag));
        var response = known
                ? HttpResponse.<String>notModified()
                : HttpResponse.ok(StrictJson.write(PublishedPolicy.whole(set)))
                        .contentType(MediaType.APPLICATION_JSON_TYPE);
        return response.header("ETag", tag)
                .header("Cache-Control", caching)
                .header(
                        "Content-Location",
                        "/legal-basis/v1/policies/" + set.version().contentHash());
    }

    private static HttpResponse<?> json(JsonNode content) {
        return HttpResponse.ok(StrictJson.write(content))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-cache");
    }

    private HttpResponse<?> notFound() {
        return problem(
                HttpStatus.NOT_FOUND,
                "POLICY_NOT_FOUND",
                "There is no such version",
                "The versions this house knows are listed under /legal-basis/v1/policies.");
    }

    private HttpResponse<?> problem(HttpStatus status, String code, String title, String detail) {
        return Problem.of(base, status, code, title, detail).response();
    }
}
