package se.intyga.eid.login;

import io.micronaut.context.annotation.Requires;
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
import se.intyga.eid.person.PersonalNumber;
import se.intyga.eid.simulator.SimulatorControl;
import se.intyga.openapi.BaseUrl;

/// Only with a simulated BankID: the form on the login page in which one chooses who to be.
@Controller("/eid/simulator/persons")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(beans = SimulatorControl.class)
final class TestPersonEndpoint {
    private final WatchLogin watch;
    private final SimulatorControl simulator;
    private final LoginPages pages;
    private final BaseUrl base;

    TestPersonEndpoint(WatchLogin watch, SimulatorControl simulator, LoginPages pages, BaseUrl base) {
        this.watch = watch;
        this.simulator = simulator;
        this.pages = pages;
        this.base = base;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<?> choose(HttpRequest<?> request, @Body Map<String, String> form) {
        Visit visit = Visit.of(request);
        String id = form.getOrDefault("login", "");
        Optional<Login> chosen = LoginBrowser.of(request)
                .flatMap(browser -> watch.find(id, browser)
                        .filter(login -> LoginEndpoint.same(login.formToken(), form.get("form_token")))
                        .filter(login -> approved(login, form.getOrDefault("person", "")))
                        .flatMap(_ -> watch.watchNow(id, browser, visit)));
        return chosen.<MutableHttpResponse<?>>map(
                        _ -> HttpResponse.seeOther(base.resolve(LoginPages.path(id, visit.language())))
                                .header("Cache-Control", "no-store"))
                .orElseGet(() -> HttpResponse.status(HttpStatus.BAD_REQUEST)
                        .body(pages.gone(visit.language()))
                        .contentType(MediaType.TEXT_HTML_TYPE)
                        .header("Cache-Control", "no-store"));
    }

    private boolean approved(Login login, String digits) {
        return login.phase() instanceof Phase.Ordered ordered
                && PersonalNumber.parse(digits)
                        .flatMap(simulator::person)
                        .filter(person -> simulator.approve(ordered.order().orderRef(), person))
                        .isPresent();
    }
}
