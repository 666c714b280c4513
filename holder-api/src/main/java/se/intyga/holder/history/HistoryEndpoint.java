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
import java.util.Optional;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.LoginRequired;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.installation.ReadWholeHistory;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// The logged-in person's history as JSON. Whose it is, only the session says.
@Controller("/holder/v1/history")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class HistoryEndpoint {
    private final FindVisitor visitors;
    private final ReadWholeHistory history;
    private final BaseUrl base;

    HistoryEndpoint(FindVisitor visitors, ReadWholeHistory history, BaseUrl base) {
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
        Optional<HistoryParameters> parameters = HistoryParameters.of(request);
        if (parameters.isEmpty()) {
            return Problem.of(
                            base,
                            HttpStatus.BAD_REQUEST,
                            "PARAMETER_INVALID",
                            "A parameter is not as it should be",
                            "event is a kind of event, party an organisation's id, from and to a day or a time, after"
                                    + " the word from an earlier answer, limit a number from 1 to 100.")
                    .about(HistoryParameters.NAMES)
                    .response();
        }
        return HttpResponse.ok(HistoryResponse.of(
                        history.of(
                                visitor.get(),
                                parameters.get().filter(),
                                parameters.get().after(),
                                parameters.get().limit()),
                        parameters.get(),
                        base))
                .header("Cache-Control", "no-store");
    }
}
