package se.intyga.issuer.release;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import se.intyga.eid.session.LoginSession;
import se.intyga.issuer.release.PreviewRelease.About;
import se.intyga.issuer.release.PreviewRelease.Preview;
import se.intyga.pages.Frame;
import se.intyga.pages.Language;
import se.intyga.pages.Layout;
import se.intyga.pages.Templates;
import se.intyga.pages.Text;
import se.intyga.pages.Texts;

/// Renders the release step in one language.
final class ReleasePages {
    private static final Templates TEMPLATES =
            Templates.in("se.intyga.issuer.templates", ReleasePages.class.getClassLoader());
    private static final Texts TEXTS = Texts.besides(ReleasePages.class, "release");

    private final Texts.Spoken t;

    ReleasePages(Language language) {
        this.t = TEXTS.spoken(language);
    }

    /// What the person reads in the app where she logs in.
    static Text intent(About about) {
        Text document = about.configuration().name();
        Text agency = about.agency().name();
        return new Text(
                TEXTS.in(Language.SV, "intent", document.sv(), agency.sv()),
                TEXTS.in(Language.EN, "intent", document.en(), agency.en()));
    }

    /// @param path the page's own, for its form
    HttpResponse<?> show(Preview preview, LoginSession session, String path) {
        String token = session.formToken();
        return switch (preview) {
            case Preview.Shown shown -> {
                String person = session.person().name();
                ReleaseView view = ReleaseView.of(shown, person, t, path, token);
                yield html(HttpStatus.OK, shown.about(), path, "release.jte", Map.of("view", view, "t", t));
            }
            case Preview.Unclear(About about, Text told) ->
                html(
                        HttpStatus.OK,
                        about,
                        path,
                        "releaseUnclear.jte",
                        Map.of(
                                "told",
                                told.in(t.language()),
                                "agency",
                                about.agency().name().in(t.language()),
                                "action",
                                path,
                                "formToken",
                                token,
                                "t",
                                t));
            case Preview.Waiting(About about) ->
                html(
                        HttpStatus.OK,
                        about,
                        path,
                        "releaseWaiting.jte",
                        Map.of(
                                "agency",
                                about.agency().name().in(t.language()),
                                "cases",
                                about.agency().at("/cases").getRawPath(),
                                "action",
                                path,
                                "formToken",
                                token,
                                "t",
                                t));
            case Preview.Refused(About about, String code, Text told) ->
                html(
                        HttpStatus.OK,
                        about,
                        path,
                        "releaseEnd.jte",
                        end(told.in(t.language()), code, path, token, "cancel", ""));
            case Preview.SourceUnavailable(About about) ->
                html(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        about,
                        path,
                        "releaseEnd.jte",
                        end(
                                t.of("unavailable", about.agency().name().in(t.language())),
                                "SOURCE_UNAVAILABLE",
                                path,
                                token,
                                "give-up",
                                path));
            case Preview.Ended(About about) ->
                html(HttpStatus.OK, about, path, "releaseEnd.jte", end(t.of("ended"), "", path, token, "cancel", ""));
            case Preview.NotFound() -> unknown();
        };
    }

    HttpResponse<?> unknown() {
        return plain(
                HttpStatus.NOT_FOUND, Layout.message(Frame.of(t.language(), t.of("unknown-title")), t.of("unknown")));
    }

    HttpResponse<?> staleForm() {
        return plain(HttpStatus.FORBIDDEN, Layout.message(Frame.of(t.language(), t.of("unknown-title")), t.of("form")));
    }

    private Map<String, Object> end(
            String notice, String code, String path, String token, String answer, String retry) {
        return Map.of(
                "notice",
                notice,
                "code",
                code,
                "action",
                path,
                "formToken",
                token,
                "answer",
                answer,
                "retry",
                retry,
                "t",
                t);
    }

    private HttpResponse<?> html(
            HttpStatus status, About about, String path, String template, Map<String, Object> parameters) {
        String title = t.of("title", about.configuration().name().in(t.language()));
        Frame frame = Frame.of(t.language(), title).at(path);
        return plain(status, Layout.page(frame, TEMPLATES.content(template, parameters)));
    }

    /// Never kept: the page shows a person's data.
    private static MutableHttpResponse<String> plain(HttpStatus status, String page) {
        return HttpResponse.<String>status(status)
                .body(page)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding("utf-8")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
