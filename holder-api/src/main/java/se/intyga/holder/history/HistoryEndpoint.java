package se.intyga.holder.history;

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
import java.util.List;
import java.util.Optional;
import se.intyga.consent.history.ReadHistory;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.LoginRequired;
import se.intyga.holder.access.Visitor;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// The logged-in person's history as JSON. Whose it is, only the session says.
@Controller("/holder/v1/history")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class HistoryEndpoint {
    private final FindVisitor visitors;
    private final ReadHistory history;
    private final BaseUrl base;

    HistoryEndpoint(FindVisitor visitors, ReadHistory history, BaseUrl base) {
        this.visitors = visitors;
        this.history = history;
        this.base = base;
    }

    @Get
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> read(HttpRequest<?> request) {
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return LoginRequired.problem(base);
        }
        Optional<Paging> paging = Paging.of(request);
        if (paging.isEmpty()) {
            return Problem.of(
                            base,
                            HttpStatus.BAD_REQUEST,
                            "PARAMETER_INVALID",
                            "A parameter is not as it should be",
                            "page is a number from 1, limit one from 1 to " + Paging.MOST + ".")
                    .about(List.of("page", "limit"))
                    .response();
        }
        return HttpResponse.ok(HistoryResponse.of(
                        paging.get().of(history, visitor.get().person()), base))
                .header("Cache-Control", "no-store");
    }
}
