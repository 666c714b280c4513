package se.intyga.legalbasis.publication;

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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.pages.Language;

/// The rules as pages, for everybody and without a login (R53, R135).
@Controller("/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
final class RulesEndpoint {
    private final FindVersion find;
    private final RulePages pages;

    RulesEndpoint(FindVersion find, RulePages pages) {
        this.find = find;
        this.pages = pages;
    }

    @Get
    HttpResponse<String> inForce(HttpRequest<?> request) {
        return html(HttpStatus.OK, pages.rules(find.effective(), "/rules", language(request)));
    }

    @Get("/{version}")
    HttpResponse<String> version(@PathVariable String version, HttpRequest<?> request) {
        return find.named(version)
                .map(set -> html(
                        HttpStatus.OK,
                        pages.rules(set, "/rules/" + set.version().contentHash(), language(request))))
                .orElseGet(() -> html(HttpStatus.NOT_FOUND, pages.notFound(language(request))));
    }

    @Get("/diff")
    HttpResponse<String> diff(
            @QueryValue("from") @Nullable String from, @QueryValue("to") @Nullable String to, HttpRequest<?> request) {
        Optional<PolicySet> one = Optional.ofNullable(from).flatMap(find::named);
        Optional<PolicySet> other = Optional.ofNullable(to).flatMap(find::named);
        boolean unknown = (from != null && one.isEmpty()) || (to != null && other.isEmpty());
        if (unknown) {
            return html(HttpStatus.NOT_FOUND, pages.notFound(language(request)));
        }
        String path = one.isPresent() && other.isPresent()
                ? "/rules/diff?from=" + one.get().version().contentHash() + "&to="
                        + other.get().version().contentHash()
                : "/rules/diff";
        return html(HttpStatus.OK, pages.diff(one, other, path, language(request)));
    }

    private static Language language(HttpRequest<?> request) {
        return Language.preferred(
                request.getParameters().get("lang"), request.getHeaders().get("Accept-Language"));
    }

    private static HttpResponse<String> html(HttpStatus status, String body) {
        return HttpResponse.<String>status(status)
                .body(body)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding(StandardCharsets.UTF_8)
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language");
    }
}
