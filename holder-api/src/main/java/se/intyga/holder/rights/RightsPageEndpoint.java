package se.intyga.holder.rights;

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
import java.util.Map;
import java.util.Optional;
import se.intyga.consent.rights.CaseDraft;
import se.intyga.consent.rights.CaseKind;
import se.intyga.consent.rights.CaseState;
import se.intyga.consent.rights.ChangeCase;
import se.intyga.consent.rights.ReadCases;
import se.intyga.consent.rights.RightsCase;
import se.intyga.eid.login.StartLogin;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// A person's rights as pages: what she can ask for, and what came of it. Without scripts; every change carries the
/// session's form token.
@Controller("/holder/rights")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
final class RightsPageEndpoint {
    private static final Text INTENT =
            new Text("Logga in för att använda dina rättigheter", "Log in to use your rights");

    private final FindVisitor visitors;
    private final StartLogin startLogin;
    private final AskForRight askForRight;
    private final ReadCases readCases;
    private final ChangeCase changeCase;
    private final ShowCases show;
    private final BaseUrl base;

    RightsPageEndpoint(
            FindVisitor visitors,
            StartLogin startLogin,
            AskForRight askForRight,
            ReadCases readCases,
            ChangeCase changeCase,
            ShowCases show,
            BaseUrl base) {
        this.visitors = visitors;
        this.startLogin = startLogin;
        this.askForRight = askForRight;
        this.readCases = readCases;
        this.changeCase = changeCase;
        this.show = show;
        this.base = base;
    }

    @Get
    HttpResponse<?> all(HttpRequest<?> request) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return startLogin.redirect(request, "/holder/rights?lang=" + language.tag(), INTENT);
        }
        return HolderPage.page(
                HttpStatus.OK,
                language,
                "rights.title",
                "/holder/rights?lang=" + language.tag(),
                "rights.jte",
                Map.of("view", show.overview(visitor.get(), language)));
    }

    @Get("/ask")
    HttpResponse<?> form(HttpRequest<?> request) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return startLogin.redirect(request, "/holder/rights?lang=" + language.tag(), INTENT);
        }
        Optional<CaseKind> kind = ReadRightsBody.kind(parameter(request, "kind"));
        if (kind.isEmpty()) {
            return HolderPage.sentence(HttpStatus.NOT_FOUND, language, "rights.title", "rights.none");
        }
        return ask(
                HttpStatus.OK,
                language,
                show.ask(
                        visitor.get(),
                        kind.get(),
                        parameter(request, kind.get().isForAgency() ? "agency" : "receipt"),
                        parameter(request, "place"),
                        parameter(request, "type"),
                        "",
                        Optional.empty(),
                        language));
    }

    private static String parameter(HttpRequest<?> request, String name) {
        String value = request.getParameters().get(name, String.class, "");
        return value.length() > 200 ? "" : value;
    }

    @Post("/ask")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(HttpRequest<?> request, @Body Map<String, String> form) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = ownForm(request, form);
        if (visitor.isEmpty()) {
            return expired(language);
        }
        Optional<CaseKind> kind = ReadRightsBody.kind(form.getOrDefault("kind", ""));
        String about = form.getOrDefault("about", "");
        String place = form.getOrDefault("place", "");
        String type = form.getOrDefault("type", "").strip();
        String words = form.getOrDefault("words", "").strip();
        if (kind.isEmpty()) {
            return HolderPage.sentence(HttpStatus.NOT_FOUND, language, "rights.title", "rights.none");
        }
        Optional<String> problem;
        if (words.length() > CaseDraft.MOST_WORDS || place.length() > 200 || !type.matches("[A-Za-z0-9._:/-]{0,200}")) {
            problem = Optional.of("rights.problem.words");
        } else {
            RightsRequest asked = new RightsRequest(
                    kind.get(),
                    Optional.of(about),
                    Optional.of(about),
                    Optional.of(type).filter(word -> !word.isEmpty()),
                    List.of(),
                    Optional.of(place).filter(word -> !word.isEmpty()),
                    words);
            switch (askForRight.ask(visitor.get(), asked)) {
                case AskForRight.Outcome.Opened(RightsCase opened) -> {
                    return HttpResponse.seeOther(base.resolve(ShowCases.address(opened, language)))
                            .header("Cache-Control", "no-store");
                }
                case AskForRight.Outcome.NoSuchReceipt() -> problem = Optional.of("rights.problem.receipt");
                case AskForRight.Outcome.NoSuchAgency() -> problem = Optional.of("rights.problem.agency");
                case AskForRight.Outcome.WordsMissing() -> problem = Optional.of("rights.problem.missing");
            }
        }
        return ask(
                HttpStatus.UNPROCESSABLE_ENTITY,
                language,
                show.ask(visitor.get(), kind.get(), about, place, type, words, problem, language));
    }

    @Get("/cases/{id}")
    HttpResponse<?> one(HttpRequest<?> request, @PathVariable String id) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return startLogin.redirect(request, "/holder/rights?lang=" + language.tag(), INTENT);
        }
        return readCases
                .find(visitor.get().person(), id)
                .<HttpResponse<?>>map(found -> HolderPage.page(
                        HttpStatus.OK,
                        language,
                        "rights.case",
                        ShowCases.address(found, language),
                        "case.jte",
                        Map.of("view", show.one(visitor.get(), found, language))))
                .orElseGet(() -> notFound(language));
    }

    @Post("/cases/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> act(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> form) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = ownForm(request, form);
        if (visitor.isEmpty()) {
            return expired(language);
        }
        Optional<RightsCase> found = readCases.find(visitor.get().person(), id);
        if (found.isEmpty()) {
            return notFound(language);
        }
        switch (form.getOrDefault("action", "")) {
            case "send" -> {
                var _ = askForRight.deliver(visitor.get(), found.get());
            }
            case "sent" -> change(visitor.get(), id, CaseState.SENT);
            case "withdraw" -> change(visitor.get(), id, CaseState.WITHDRAWN);
            default -> {
                return notFound(language);
            }
        }
        return HttpResponse.seeOther(base.resolve(ShowCases.address(found.get(), language)))
                .header("Cache-Control", "no-store");
    }

    /// A change that does not lead anywhere shows the page as it stands.
    private void change(Visitor visitor, String id, CaseState state) {
        ChangeCase.Outcome _ = changeCase.change(visitor.person(), id, state, Optional.empty());
    }

    private Optional<Visitor> ownForm(HttpRequest<?> request, Map<String, String> form) {
        return visitors.find(request).filter(visitor -> visitors.ownForm(visitor, form.getOrDefault("form_token", "")));
    }

    private static HttpResponse<?> expired(Language language) {
        return HolderPage.sentence(HttpStatus.FORBIDDEN, language, "rights.title", "form.expired");
    }

    /// The same for what never was and for what is another person's (R6).
    private static HttpResponse<?> notFound(Language language) {
        return HolderPage.sentence(HttpStatus.NOT_FOUND, language, "rights.title", "rights.none");
    }

    private static HttpResponse<?> ask(HttpStatus status, Language language, RightsView.Ask view) {
        return HolderPage.page(
                status,
                language,
                "rights.ask." + view.kind(),
                "/holder/rights/ask?kind=" + view.kind() + "&lang=" + language.tag(),
                "right-form.jte",
                Map.of("view", view));
    }
}
