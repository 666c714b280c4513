package se.intyga.holder.home;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.pages.Language;

/// Where a person begins: what can be seen and done here.
@Controller("/holder")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class HomeEndpoint {
    private final FindVisitor visitors;

    HomeEndpoint(FindVisitor visitors) {
        this.visitors = visitors;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = visitors.find(request);
        return HolderPage.page(
                HttpStatus.OK,
                language,
                "home.title",
                "/holder?lang=" + language.tag(),
                "home.jte",
                Map.of(
                        "loggedIn",
                        visitor.isPresent(),
                        "formToken",
                        visitor.map(found -> found.session().formToken()).orElse("")));
    }
}
