package se.intyga.eid.login;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;
import se.intyga.eid.session.BrowserSessions;
import se.intyga.eid.session.LoginSession;

/// Ends the session. A form with another session's token, or none, ends nothing.
@Controller("/eid/logout")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class LogoutEndpoint {
    private final BrowserSessions sessions;
    private final LoginPages pages;

    LogoutEndpoint(BrowserSessions sessions, LoginPages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<?> logout(HttpRequest<?> request, @Body Map<String, String> form) {
        Visit visit = Visit.of(request);
        MutableHttpResponse<String> response = HttpResponse.ok(pages.loggedOut(visit.language()))
                .contentType(MediaType.TEXT_HTML_TYPE)
                .header("Cache-Control", "no-store");
        Optional<LoginSession> session = sessions.find(request);
        if (session.isPresent()) {
            if (!sessions.formTokenMatches(session.get(), form.getOrDefault("form_token", ""))) {
                return response.status(HttpStatus.FORBIDDEN).body(pages.gone(visit.language()));
            }
            sessions.end(request, response);
        }
        return response;
    }
}
