package se.intyga.holder.rights;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.intyga.consent.rights.CaseState;
import se.intyga.consent.rights.ChangeCase;
import se.intyga.consent.rights.ReadCases;
import se.intyga.consent.rights.RightsCase;
import se.intyga.formats.json.StrictJson;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.LoginRequired;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// The logged-in person's cases as JSON. Only `application/json` is taken: no foreign page can send it with her cookie.
@Controller("/holder/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
final class CaseEndpoint {
    private final FindVisitor visitors;
    private final AskForRight askForRight;
    private final ReadCases readCases;
    private final ChangeCase changeCase;
    private final WriteLetter writeLetter;
    private final BaseUrl base;

    CaseEndpoint(
            FindVisitor visitors,
            AskForRight askForRight,
            ReadCases readCases,
            ChangeCase changeCase,
            WriteLetter writeLetter,
            BaseUrl base) {
        this.visitors = visitors;
        this.askForRight = askForRight;
        this.readCases = readCases;
        this.changeCase = changeCase;
        this.writeLetter = writeLetter;
        this.base = base;
    }

    @Get
    HttpResponse<?> all(HttpRequest<?> request) {
        return asVisitor(
                request,
                visitor -> HttpResponse.ok(new CaseResponse.Cases(readCases.of(visitor.person()).stream()
                                .map(one -> CaseResponse.of(one, null))
                                .toList()))
                        .header("Cache-Control", "no-store"));
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, @PathVariable String id) {
        return asVisitor(
                request,
                visitor -> readCases
                        .find(visitor.person(), id)
                        .<HttpResponse<?>>map(
                                found -> HttpResponse.ok(shown(found, request)).header("Cache-Control", "no-store"))
                        .orElseGet(this::notFound));
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> ask(HttpRequest<?> request, @Body byte[] body) {
        return asVisitor(request, visitor -> switch (ReadRightsBody.read(body)) {
            case ReadRightsBody.Outcome.Wrong(String member) -> wrong(member);
            case ReadRightsBody.Outcome.Read(RightsRequest asked) ->
                switch (askForRight.ask(visitor, asked)) {
                    case AskForRight.Outcome.Opened(RightsCase opened) ->
                        HttpResponse.created(shown(opened, request), base.resolve("/holder/v1/cases/" + opened.id()))
                                .header("Cache-Control", "no-store");
                    case AskForRight.Outcome.NoSuchReceipt() ->
                        unprocessable("RECEIPT_NOT_KEPT", "You keep no such receipt.", "receiptId");
                    case AskForRight.Outcome.NoSuchAgency() ->
                        unprocessable("AGENCY_UNKNOWN", "No agency here has that id.", "agency");
                    case AskForRight.Outcome.WordsMissing() ->
                        unprocessable("WORDS_MISSING", "Write what is wrong.", "words");
                };
        });
    }

    /// Sends a deletion request that waits, or asks the recipient again how it stands.
    @Post("/{id}/delivery")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> deliver(HttpRequest<?> request, @PathVariable String id, @Body byte[] body) {
        return asVisitor(
                request,
                visitor -> readCases
                        .find(visitor.person(), id)
                        .<HttpResponse<?>>map(found -> askForRight
                                .deliver(visitor, found)
                                .<HttpResponse<?>>map(sent ->
                                        HttpResponse.ok(shown(sent, request)).header("Cache-Control", "no-store"))
                                .orElseGet(() -> conflict(found.state())))
                        .orElseGet(this::notFound));
    }

    /// The person says that she sent it herself, or that she takes it back.
    @Post("/{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> change(HttpRequest<?> request, @PathVariable String id, @Body byte[] body) {
        return asVisitor(request, visitor -> {
            Optional<CaseState> state = StrictJson.object(body)
                    .map(json -> json.path("state"))
                    .map(JsonNode::asText)
                    .flatMap(CaseEndpoint::own);
            if (state.isEmpty()) {
                return wrong("state");
            }
            return switch (changeCase.change(visitor.person(), id, state.get(), Optional.empty())) {
                case ChangeCase.Outcome.Changed(RightsCase changed) ->
                    HttpResponse.ok(shown(changed, request)).header("Cache-Control", "no-store");
                case ChangeCase.Outcome.NotFound() -> notFound();
                case ChangeCase.Outcome.NotAllowed(CaseState now) -> conflict(now);
            };
        });
    }

    /// The states a person can say herself.
    static Optional<CaseState> own(String word) {
        return List.of(CaseState.SENT, CaseState.WITHDRAWN).stream()
                .filter(state -> state.name().equals(word))
                .findFirst();
    }

    private CaseResponse shown(RightsCase one, HttpRequest<?> request) {
        return CaseResponse.of(
                one,
                one.state().isEnd()
                        ? null
                        : writeLetter.of(one, HolderPage.language(request)).orElse(null));
    }

    private HttpResponse<?> asVisitor(HttpRequest<?> request, Function<Visitor, HttpResponse<?>> answer) {
        return visitors.find(request).<HttpResponse<?>>map(answer).orElseGet(() -> LoginRequired.problem(base));
    }

    /// The same for what never was and for what is another person's (R6).
    private HttpResponse<?> notFound() {
        return Problem.of(
                        base,
                        HttpStatus.NOT_FOUND,
                        "CASE_NOT_FOUND",
                        "There is no such case",
                        "Read /holder/v1/cases for those that are yours.")
                .response();
    }

    private HttpResponse<?> conflict(CaseState now) {
        return Problem.of(
                        base,
                        HttpStatus.CONFLICT,
                        "CASE_STATE",
                        "The case does not lead there",
                        "It is " + now.name() + " now. Read it again to see what can be done.")
                .response();
    }

    private HttpResponse<?> wrong(String member) {
        return Problem.of(
                        base,
                        HttpStatus.BAD_REQUEST,
                        "BODY_INVALID",
                        "The body is not as it should be",
                        "The documentation says which members there are and how long they may be.")
                .about(List.of(member))
                .response();
    }

    private HttpResponse<?> unprocessable(String code, String detail, String member) {
        return Problem.of(base, HttpStatus.UNPROCESSABLE_ENTITY, code, "This cannot be asked", detail)
                .about(List.of(member))
                .response();
    }
}
