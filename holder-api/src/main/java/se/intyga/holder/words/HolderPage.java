package se.intyga.holder.words;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import se.intyga.pages.Frame;
import se.intyga.pages.Language;
import se.intyga.pages.Layout;
import se.intyga.pages.Templates;
import se.intyga.pages.Texts;

/// Renders this room's pages: never cached, never framed in another language than the visitor's.
public final class HolderPage {
    private static final Templates TEMPLATES =
            Templates.in("se.intyga.holder.templates", HolderPage.class.getClassLoader());
    private static final Texts TEXTS = Texts.besides(HolderPage.class, "page");

    private HolderPage() {}

    public static Language language(HttpRequest<?> request) {
        return Language.preferred(
                request.getParameters().get("lang"), request.getHeaders().get("Accept-Language"));
    }

    /// One of the pages' sentences.
    public static String say(Language language, String key) {
        return TEXTS.in(language, key);
    }

    /// A page made from a template; `path` is its own address, for the language switch.
    public static MutableHttpResponse<String> page(
            HttpStatus status,
            Language language,
            String title,
            String path,
            String template,
            Map<String, Object> view) {
        Map<String, Object> parameters = new HashMap<>(view);
        parameters.put("t", TEXTS.spoken(language));
        Frame frame = Frame.of(language, TEXTS.in(language, title)).at(path);
        return html(status, Layout.page(frame, TEMPLATES.content(template, parameters)));
    }

    /// A page that says one sentence.
    public static MutableHttpResponse<String> sentence(
            HttpStatus status, Language language, String title, String sentence) {
        Frame frame = Frame.of(language, TEXTS.in(language, title)).at("/holder");
        return html(status, Layout.message(frame, TEXTS.in(language, sentence)));
    }

    private static MutableHttpResponse<String> html(HttpStatus status, String body) {
        return HttpResponse.<String>status(status)
                .body(body)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding(StandardCharsets.UTF_8)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
