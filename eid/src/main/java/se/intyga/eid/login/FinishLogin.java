package se.intyga.eid.login;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.eid.session.BrowserSessions;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.openapi.BaseUrl;

/// Turns a confirmed login into the browser's session, once, and sends the browser back where it came from.
@Singleton
final class FinishLogin {
    private final LoginStore logins;
    private final BrowserSessions sessions;
    private final BaseUrl base;

    FinishLogin(LoginStore logins, BrowserSessions sessions, BaseUrl base) {
        this.logins = logins;
        this.sessions = sessions;
        this.base = base;
    }

    /// Empty: there is no confirmed login of this id in this browser, or it was finished already.
    Optional<MutableHttpResponse<?>> finish(String id, String browser, HttpRequest<?> request) {
        return logins.find(id, browser)
                .filter(login -> login.phase() instanceof Phase.Confirmed)
                .flatMap(_ -> logins.take(id, browser))
                .flatMap(login -> login.phase() instanceof Phase.Confirmed(var person)
                        ? Optional.of(back(login, person, request))
                        : Optional.empty());
    }

    private MutableHttpResponse<?> back(Login login, LoggedInPerson person, HttpRequest<?> request) {
        MutableHttpResponse<?> response = HttpResponse.seeOther(base.resolve(login.returnPath()));
        sessions.start(request, response, person);
        return response.header("Cache-Control", "no-store");
    }
}
