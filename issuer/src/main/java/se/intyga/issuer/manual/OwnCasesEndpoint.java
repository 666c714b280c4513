package se.intyga.issuer.manual;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import java.util.Map;
import java.util.Optional;
import se.intyga.eid.login.StartLogin;
import se.intyga.eid.session.BrowserSessions;
import se.intyga.eid.session.LoginSession;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.pages.Frame;
import se.intyga.pages.Language;
import se.intyga.pages.Layout;
import se.intyga.pages.Templates;
import se.intyga.pages.Text;
import se.intyga.pages.Texts;

/// Where the logged-in person follows her requests that wait for a case handler, and takes one back. Works without
/// scripts.
@Controller("/issuers/{agency}/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OwnCasesEndpoint {
    private static final Templates TEMPLATES =
            Templates.in("se.intyga.issuer.templates", OwnCasesEndpoint.class.getClassLoader());
    private static final Texts TEXTS = CaseTexts.TEXTS;

    private final Agencies agencies;
    private final OwnCases cases;
    private final CredentialConfigurations configurations;
    private final BrowserSessions sessions;
    private final StartLogin login;

    OwnCasesEndpoint(
            Agencies agencies,
            OwnCases cases,
            CredentialConfigurations configurations,
            BrowserSessions sessions,
            StartLogin login) {
        this.agencies = agencies;
        this.cases = cases;
        this.configurations = configurations;
        this.sessions = sessions;
        this.login = login;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(@PathVariable String agency, HttpRequest<?> http) {
        Optional<Agency> issuer = agencies.find(agency);
        if (issuer.isEmpty()) {
            return unknown(language(http));
        }
        String path = issuer.get().at("/cases").getRawPath();
        Optional<LoginSession> session = sessions.find(http);
        if (session.isEmpty()) {
            return login.redirect(http, path, intent(issuer.get()));
        }
        Texts.Spoken t = TEXTS.spoken(language(http));
        OwnCasesView view = OwnCasesView.of(
                issuer.get(),
                cases.of(issuer.get(), session.get().person().number()),
                id -> configurations
                        .find(issuer.get().id(), id)
                        .map(CredentialConfiguration::name)
                        .orElseGet(() -> new Text(id, id)),
                path,
                t,
                session.get().formToken());
        Frame frame = Frame.of(t.language(), t.of("title", view.agency())).at(path);
        return html(HttpStatus.OK, Layout.page(frame, TEMPLATES.content("ownCases.jte", Map.of("view", view, "t", t))));
    }

    @Post("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> withdraw(
            @PathVariable String agency, @PathVariable String id, @Body Map<String, String> form, HttpRequest<?> http) {
        Language language = language(http);
        Optional<LoginSession> session = sessions.find(http);
        Optional<Agency> issuer = agencies.find(agency);
        Optional<CaseId> known = CaseId.parse(id);
        if (session.isEmpty() || issuer.isEmpty() || known.isEmpty()) {
            return unknown(language);
        }
        if (!sessions.formTokenMatches(session.get(), form.getOrDefault("form_token", ""))) {
            return sentence(HttpStatus.FORBIDDEN, language, "form");
        }
        return cases.withdraw(issuer.get(), session.get().person().number(), known.get())
                ? HttpResponse.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, issuer.get().at("/cases").toString())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                : unknown(language);
    }

    private static Text intent(Agency agency) {
        return new Text(
                TEXTS.in(Language.SV, "intent", agency.name().sv()),
                TEXTS.in(Language.EN, "intent", agency.name().en()));
    }

    private static HttpResponse<?> unknown(Language language) {
        return sentence(HttpStatus.NOT_FOUND, language, "unknown");
    }

    private static HttpResponse<?> sentence(HttpStatus status, Language language, String key) {
        return html(
                status,
                Layout.message(Frame.of(language, TEXTS.in(language, "unknown-title")), TEXTS.in(language, key)));
    }

    private static Language language(HttpRequest<?> http) {
        return Language.preferred(
                http.getParameters().get("lang"), http.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /// Never kept: the page shows a person's affairs.
    private static MutableHttpResponse<String> html(HttpStatus status, String page) {
        return HttpResponse.<String>status(status)
                .body(page)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding("utf-8")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
