package se.intyga.pages;

import gg.jte.Content;
import java.util.Map;

/// The frame of every page: one heading, one main landmark, a skip link, the language switch. No inline script or
/// style,
/// so that the strictest content security policy holds.
public final class Layout {
    private static final Templates TEMPLATES = Templates.in("se.intyga.pages.templates", Layout.class.getClassLoader());
    private static final Texts TEXTS = Texts.besides(Layout.class, "layout");

    private Layout() {}

    /// A whole HTML document. `path` is the page's own local path with its query, for the language switch.
    public static String page(Frame frame, Content body) {
        return TEMPLATES.render(
                "layout.jte", Map.of("frame", frame, "body", body, "t", TEXTS.spoken(frame.language())));
    }

    /// A page that only says one thing, such as an error with what to do about it.
    public static String message(Frame frame, String sentence) {
        return page(frame, output -> {
            output.writeContent("<p class=\"lead\">");
            output.writeUserContent(sentence);
            output.writeContent("</p>");
        });
    }
}
