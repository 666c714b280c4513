package se.intyga.eid.login;

import gg.jte.Content;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.eid.simulator.SimulatorControl;
import se.intyga.eid.simulator.TestPerson;
import se.intyga.pages.Frame;
import se.intyga.pages.Language;
import se.intyga.pages.Layout;
import se.intyga.pages.QrCode;
import se.intyga.pages.Templates;
import se.intyga.pages.Text;
import se.intyga.pages.Texts;

/// What the person sees while logging in. Works without scripts: the page then reloads itself.
@Singleton
final class LoginPages {
    private static final Duration RELOAD = Duration.ofSeconds(3);
    private static final Templates TEMPLATES =
            Templates.in("se.intyga.eid.templates", LoginPages.class.getClassLoader());
    private static final Texts TEXTS = Texts.besides(LoginPages.class, "login");

    private final Clock clock;
    private final List<TestPerson> testPersons;

    LoginPages(Clock clock, Optional<SimulatorControl> simulator) {
        this.clock = clock;
        this.testPersons = simulator.map(SimulatorControl::persons).orElse(List.of());
    }

    /// The login page's local path.
    static String path(String id, Language language) {
        return "/eid/login/" + id + "?lang=" + language.tag();
    }

    String waiting(String id, Login login, Phase.Ordered ordered, Language language) {
        Content body = TEMPLATES.content(
                "waiting.jte",
                Map.of(
                        "t", TEXTS.spoken(language),
                        "id", id,
                        "formToken", login.formToken(),
                        "intent", login.intent().in(language),
                        "message", message(ordered).in(language),
                        "qr", QrCode.content(qr(ordered), TEXTS.in(language, "qr")),
                        "persons", testPersons));
        return Layout.page(
                Frame.of(language, TEXTS.in(language, "title"))
                        .at("/eid/login/" + id)
                        .withScript("/assets/eid-login.js")
                        .reloadingAfter(RELOAD),
                body);
    }

    String refused(String id, Login login, Phase.Refused refused, Language language) {
        Content body = TEMPLATES.content(
                "refused.jte",
                Map.of(
                        "t", TEXTS.spoken(language),
                        "id", id,
                        "formToken", login.formToken(),
                        "message", refused.message().text().in(language)));
        return Layout.page(Frame.of(language, TEXTS.in(language, "title")).at("/eid/login/" + id), body);
    }

    /// There is no such login, or it is another browser's: both look the same.
    String gone(Language language) {
        return Layout.message(Frame.of(language, TEXTS.in(language, "gone.title")), TEXTS.in(language, "gone"));
    }

    String loggedOut(Language language) {
        return Layout.message(
                Frame.of(language, TEXTS.in(language, "logged-out.title")), TEXTS.in(language, "logged-out"));
    }

    Text message(Phase.Ordered ordered) {
        return ordered.hint().message(ordered.start()).text();
    }

    String qrImage(Phase.Ordered ordered, Language language) {
        return QrCode.svg(qr(ordered), TEXTS.in(language, "qr"));
    }

    private String qr(Phase.Ordered ordered) {
        return ordered.order().qrCode(clock.instant());
    }
}
