package se.intyga.issuer.release;

import io.micronaut.http.HttpHeaders;
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
import java.util.Map;
import java.util.Optional;
import se.intyga.eid.login.StartLogin;
import se.intyga.eid.session.BrowserSessions;
import se.intyga.eid.session.LoginSession;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.release.PreviewRelease.About;
import se.intyga.issuer.release.PreviewRelease.Preview;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Language;

/// The release page: log in, see, request or cancel, back to the authorization. Works without scripts.
@Controller("/issuers/{agency}/releases/{handle}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReleaseEndpoint {
    private final Agencies agencies;
    private final PreviewRelease preview;
    private final RequestRelease request;
    private final BrowserSessions sessions;
    private final StartLogin login;
    private final BaseUrl base;

    ReleaseEndpoint(
            Agencies agencies,
            PreviewRelease preview,
            RequestRelease request,
            BrowserSessions sessions,
            StartLogin login,
            BaseUrl base) {
        this.agencies = agencies;
        this.preview = preview;
        this.request = request;
        this.sessions = sessions;
        this.login = login;
        this.base = base;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(@PathVariable String agency, @PathVariable String handle, HttpRequest<?> http) {
        ReleasePages pages = pages(http);
        Optional<ReleaseHandle> known = handle(handle);
        Optional<About> about =
                known.flatMap(found -> agencies.find(agency).flatMap(issuer -> preview.about(issuer.id(), found)));
        if (known.isEmpty() || about.isEmpty()) {
            return pages.unknown();
        }
        Optional<LoginSession> session = sessions.find(http);
        if (session.isEmpty()) {
            return login.redirect(http, path(about.get().agency(), known.get()), ReleasePages.intent(about.get()));
        }
        Preview seen = preview.preview(
                about.get().agency().id(), known.get(), session.get().person());
        return pages.show(seen, session.get(), path(about.get().agency(), known.get()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> answer(
            @PathVariable String agency,
            @PathVariable String handle,
            @Body Map<String, String> form,
            HttpRequest<?> http) {
        ReleasePages pages = pages(http);
        Optional<LoginSession> session = sessions.find(http);
        Optional<Agency> issuer = agencies.find(agency);
        Optional<ReleaseHandle> known = handle(handle);
        if (session.isEmpty() || issuer.isEmpty() || known.isEmpty()) {
            return pages.unknown();
        }
        if (!sessions.formTokenMatches(session.get(), form.getOrDefault("form_token", ""))) {
            return pages.staleForm();
        }
        var person = session.get().person();
        Optional<String> back = switch (form.getOrDefault("answer", "")) {
            case "request" -> request.request(issuer.get().id(), known.get(), person);
            case "cancel" -> request.cancel(issuer.get().id(), known.get(), person);
            case "give-up" -> request.giveUp(issuer.get().id(), known.get(), person);
            default -> Optional.empty();
        };
        return back.<HttpResponse<?>>map(path -> HttpResponse.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, base.uri().resolve(path).toString())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseGet(pages::unknown);
    }

    private static Optional<ReleaseHandle> handle(String text) {
        try {
            return Optional.of(new ReleaseHandle(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private ReleasePages pages(HttpRequest<?> http) {
        return new ReleasePages(Language.preferred(
                http.getParameters().get("lang"), http.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /// The page's own path on this host.
    private static String path(Agency agency, ReleaseHandle handle) {
        return agency.at("/releases/" + handle.value()).getRawPath();
    }
}
