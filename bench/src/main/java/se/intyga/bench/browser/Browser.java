package se.intyga.bench.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.bench.http.UnexpectedAnswer;

/// A browser without scripts: keeps cookies, follows redirects, sends forms.
public final class Browser {
    private static final int MOST_REDIRECTS = 20;

    private final Http http;
    private final String language;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);

    public Browser(Http http, String language) {
        this.http = http;
        this.language = language;
    }

    public Page open(URI address) {
        return follow(address, http.get(address, headers(address)));
    }

    /// Presses a button of a form: its fields as they stand, changed as given, and the button itself.
    public Page press(Page.Shown page, Element button, Map<String, String> changes) {
        Element form = button.closest("form");
        if (form == null) {
            throw new IllegalArgumentException("the button is in no form");
        }
        Map<String, String> fields = fields(form);
        if (!button.attr("name").isEmpty()) {
            fields.put(button.attr("name"), button.attr("value"));
        }
        fields.putAll(changes);
        String action = form.attr("action").isEmpty() ? page.address().toString() : form.absUrl("action");
        URI target = URI.create(action);
        return form.attr("method").equalsIgnoreCase("post")
                ? follow(target, http.postForm(target, fields, headers(target)))
                : open(URI.create(action + (action.contains("?") ? "&" : "?") + Http.form(fields)));
    }

    /// The cookies a request to that address carries, as one header; nothing when there are none.
    public String cookies(URI address) {
        return headers(address).getOrDefault("Cookie", "");
    }

    private Page follow(URI address, Answer first) {
        Answer answer = first;
        URI at = address;
        for (int hops = 0; hops < MOST_REDIRECTS; hops++) {
            remember(at, answer);
            if (!Set.of(301, 302, 303).contains(answer.status())) {
                return new Page.Shown(at, answer.status(), Jsoup.parse(answer.body(), at.toString()));
            }
            Answer redirect = answer;
            at = at.resolve(answer.header("Location")
                    .orElseThrow(() -> new UnexpectedAnswer(redirect, "a redirect without Location")));
            if (!"https".equals(at.getScheme())) {
                return new Page.Left(at);
            }
            answer = http.get(at, headers(at));
        }
        throw new UnexpectedAnswer(answer, "redirects without end");
    }

    private Map<String, String> headers(URI address) {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5");
        headers.put("Accept-Language", language);
        try {
            List<String> sent = cookies.get(address, Map.of()).getOrDefault("Cookie", List.of());
            if (!sent.isEmpty()) {
                headers.put("Cookie", String.join("; ", sent));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return headers;
    }

    private void remember(URI address, Answer answer) {
        try {
            cookies.put(address, answer.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fields(Element form) {
        var fields = new LinkedHashMap<String, String>();
        for (Element input : form.select("input[name], textarea[name]")) {
            boolean unchecked = Set.of("checkbox", "radio").contains(input.attr("type")) && !input.hasAttr("checked");
            if (!unchecked && !Set.of("submit", "button", "image").contains(input.attr("type"))) {
                fields.put(input.attr("name"), input.val());
            }
        }
        for (Element select : form.select("select[name]")) {
            Element chosen = select.selectFirst("option[selected]");
            Element option = chosen == null ? select.selectFirst("option") : chosen;
            if (option != null) {
                fields.put(select.attr("name"), option.hasAttr("value") ? option.attr("value") : option.text());
            }
        }
        return fields;
    }
}
