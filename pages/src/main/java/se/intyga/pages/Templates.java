package se.intyga.pages;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;

/// A room's own precompiled templates (`src/main/jte`, compiled to the room's `templates` package). Everything a
/// template prints is escaped for the place it stands in.
public final class Templates {
    private final TemplateEngine engine;

    private Templates(TemplateEngine engine) {
        this.engine = engine;
    }

    /// Templates compiled into the given package, for example `se.intyga.issuer.templates`.
    public static Templates in(String packageName, ClassLoader loader) {
        return new Templates(TemplateEngine.createPrecompiled(null, ContentType.Html, loader, packageName));
    }

    /// The filled-in template as content that another template or [Layout] can hold.
    public Content content(String template, Map<String, Object> parameters) {
        return (TemplateOutput output) -> engine.render(template, parameters, output);
    }

    public String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        engine.render(template, parameters, output);
        return output.toString();
    }
}
