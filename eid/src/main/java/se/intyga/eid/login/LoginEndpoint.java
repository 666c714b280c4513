package se.intyga.eid.login;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.eid.bankid.BankIdConfig;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// The login page, what its script asks, and its buttons. Every answer needs the cookie of the browser that began.
@Controller("/eid/login/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class LoginEndpoint {
    private final WatchLogin watch;
    private final FinishLogin finish;
    private final LoginPages pages;
    private final BankIdConfig bankId;
    private final BaseUrl base;

    LoginEndpoint(WatchLogin watch, FinishLogin finish, LoginPages pages, BankIdConfig bankId, BaseUrl base) {
        this.watch = watch;
        this.finish = finish;
        this.pages = pages;
        this.bankId = bankId;
        this.base = base;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<?> page(HttpRequest<?> request, @PathVariable String id) {
        Visit visit = Visit.of(request);
        return LoginBrowser.of(request)
                .flatMap(browser -> watch.watch(id, browser, visit))
                .<MutableHttpResponse<?>>map(login -> switch (login.phase()) {
                    case Phase.Ordered ordered -> html(pages.waiting(id, login, ordered, visit.language()));
                    case Phase.Refused refused -> html(pages.refused(id, login, refused, visit.language()));
                    case Phase.Confirmed _ -> to("/eid/login/" + id + "/done");
                    // Somebody else is just starting the order: look again.
                    case Phase.Requested _ -> to(LoginPages.path(id, visit.language()));
                })
                .orElseGet(() -> gone(visit));
    }

    @Get("/status")
    @Produces(MediaType.APPLICATION_JSON)
    MutableHttpResponse<?> status(HttpRequest<?> request, @PathVariable String id) {
        Visit visit = Visit.of(request);
        String page = LoginPages.path(id, visit.language());
        return LoginBrowser.of(request)
                .flatMap(browser -> watch.watch(id, browser, visit))
                .<MutableHttpResponse<?>>map(login -> HttpResponse.ok(
                                switch (login.phase()) {
                                    case Phase.Ordered ordered ->
                                        new LoginStatus(
                                                "pending",
                                                LoginStatus.Message.of(pages.message(ordered)),
                                                pages.qrImage(ordered, visit.language()),
                                                null);
                                    case Phase.Refused(var message) ->
                                        new LoginStatus("failed", LoginStatus.Message.of(message.text()), null, page);
                                    case Phase.Confirmed _ ->
                                        new LoginStatus("complete", null, null, "/eid/login/" + id + "/done");
                                    case Phase.Requested _ -> new LoginStatus("failed", null, null, page);
                                })
                        .header("Cache-Control", "no-store"))
                .orElseGet(() -> Problem.of(
                                base,
                                HttpStatus.NOT_FOUND,
                                "LOGIN_NOT_FOUND",
                                "No such login",
                                "The login is over, or belongs to another browser. Start again.")
                        .response());
    }

    /// Starts the BankID app on this device.
    @Get("/app")
    MutableHttpResponse<?> app(HttpRequest<?> request, @PathVariable String id) {
        Visit visit = Visit.of(request);
        return LoginBrowser.of(request)
                .flatMap(browser -> watch.startedOnThisDevice(id, browser, visit))
                .<MutableHttpResponse<?>>map(token -> seeOther(URI.create(bankId.appStart() + "?autostarttoken="
                        + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&redirect=null")))
                .orElseGet(() -> to(LoginPages.path(id, visit.language())));
    }

    /// Where the BankID app sends the browser afterwards. In another browser than the one that began, the login is not
    /// finished.
    @Get("/return")
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<?> back(HttpRequest<?> request, @PathVariable String id, @Nullable @QueryValue String mark) {
        Visit visit = Visit.of(request);
        return LoginBrowser.of(request)
                .flatMap(browser -> watch.watchNow(id, browser, visit))
                .filter(login -> same(login.returnMark(), mark))
                .<MutableHttpResponse<?>>map(_ -> to(LoginPages.path(id, visit.language())))
                .orElseGet(() -> gone(visit));
    }

    /// Ends the login in success: the session begins, and the browser goes back where it came from.
    @Get("/done")
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<?> done(HttpRequest<?> request, @PathVariable String id) {
        Optional<MutableHttpResponse<?>> back =
                LoginBrowser.of(request).flatMap(browser -> finish.finish(id, browser, request));
        return back.isPresent() ? back.get() : gone(Visit.of(request));
    }

    @Post("/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<?> cancel(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> form) {
        return pressed(request, id, form, browser -> watch.cancel(id, browser));
    }

    @Post("/retry")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<?> retry(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> form) {
        return pressed(request, id, form, browser -> watch.retry(id, browser));
    }

    private interface Button {
        Optional<Login> press(String browser);
    }

    private MutableHttpResponse<?> pressed(HttpRequest<?> request, String id, Map<String, String> form, Button button) {
        Visit visit = Visit.of(request);
        return LoginBrowser.of(request)
                .filter(browser -> watch.find(id, browser)
                        .filter(login -> same(login.formToken(), form.get("form_token")))
                        .isPresent())
                .flatMap(button::press)
                .<MutableHttpResponse<?>>map(_ -> to(LoginPages.path(id, visit.language())))
                .orElseGet(() -> gone(visit));
    }

    static boolean same(String expected, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private MutableHttpResponse<?> gone(Visit visit) {
        return html(pages.gone(visit.language())).status(HttpStatus.NOT_FOUND);
    }

    private MutableHttpResponse<?> to(String path) {
        return seeOther(base.resolve(path));
    }

    private static MutableHttpResponse<?> seeOther(URI target) {
        return HttpResponse.seeOther(target).header("Cache-Control", "no-store");
    }

    private static MutableHttpResponse<String> html(String page) {
        return HttpResponse.ok(page).contentType(MediaType.TEXT_HTML_TYPE).header("Cache-Control", "no-store");
    }
}
