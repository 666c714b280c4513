package se.intyga.eid.login;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import se.intyga.eid.session.BrowserSessions;
import se.intyga.eid.session.LoginSession;
import se.intyga.pages.Text;

/// A page of another room that wants to know who the person is.
@Controller("/test")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class TestDoorEndpoint {
    static final Text INTENT = new Text("öppna testdörren", "open the test door");

    private final BrowserSessions sessions;
    private final StartLogin startLogin;

    TestDoorEndpoint(BrowserSessions sessions, StartLogin startLogin) {
        this.sessions = sessions;
        this.startLogin = startLogin;
    }

    @Get("/door")
    @Produces("text/html")
    HttpResponse<?> door(HttpRequest<?> request) {
        Optional<LoginSession> session = sessions.find(request);
        return session.isPresent()
                ? HttpResponse.ok("Hello " + session.get().person().name() + " of " + request.getUri())
                : startLogin.redirect(request, request.getUri().toString(), INTENT);
    }

    /// Wants a login even of somebody who has one.
    @Get("/again")
    HttpResponse<?> again(HttpRequest<?> request) {
        return startLogin.redirect(request, "/test/door", INTENT);
    }

    @Get("/token")
    @Produces("text/html")
    String token(HttpRequest<?> request) {
        return sessions.find(request).orElseThrow().formToken();
    }
}
