package se.intyga.issuer.authorization;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.answer.ProtocolAnswer;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.openapi.form.FormOutcome;
import se.intyga.openapi.form.FormParameters;
import se.intyga.pages.Frame;
import se.intyga.pages.Language;
import se.intyga.pages.Layout;
import se.intyga.pages.Texts;

/// Where the wallet sends the person's browser. Only pushed requests get on; errors go to the wallet when its address
/// is
/// trusted, and to the person otherwise.
@Controller("/issuers/{agency}/authorize")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizeEndpoint {
    private static final Texts TEXTS = Texts.besides(AuthorizeEndpoint.class, "authorize");

    private final Agencies agencies;
    private final AuthorizeInBrowser authorize;
    private final ProtocolLimits limits;

    AuthorizeEndpoint(Agencies agencies, AuthorizeInBrowser authorize, ProtocolLimits limits) {
        this.agencies = agencies;
        this.authorize = authorize;
        this.limits = limits;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<?> authorize(HttpRequest<?> request, String agency) {
        Optional<Agency> issuer = agencies.find(agency);
        if (issuer.isEmpty()) {
            return ProtocolAnswer.noSuchIssuer();
        }
        String query = Optional.ofNullable(request.getUri().getRawQuery()).orElse("");
        if (!(FormParameters.parse(query.getBytes(StandardCharsets.UTF_8)) instanceof FormOutcome.Read(var form))) {
            return stranded(request, AuthorizeOutcome.Reason.NOT_PUSHED);
        }
        Agency at = issuer.get();
        Optional<String> step = form.value("step").filter(one -> one.matches("[A-Za-z0-9_-]{43}"));
        if (step.isPresent()) {
            return answer(request, at, authorize.resume(at, step.get(), cookieOf(request, step.get())));
        }
        if (form.value("client_id").isEmpty() || form.value("request_uri").isEmpty()) {
            return stranded(request, AuthorizeOutcome.Reason.NOT_PUSHED);
        }
        return answer(
                request,
                at,
                authorize.begin(
                        at,
                        form.value("client_id").orElseThrow(),
                        form.value("request_uri").orElseThrow()));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Agency agency, AuthorizeOutcome outcome) {
        return switch (outcome) {
            case AuthorizeOutcome.ToRelease(var page, var step, var browser) ->
                seeOther(page.toString())
                        .cookie(Cookie.of(cookieName(step), browser)
                                .path(agency.issuer().getRawPath() + "/authorize")
                                .secure(true)
                                .httpOnly(true)
                                .sameSite(SameSite.Lax)
                                .maxAge(limits.personStep()));
            case AuthorizeOutcome.NotAnswered(var page) -> seeOther(page.toString());
            case AuthorizeOutcome.ToWallet(var location) -> seeOther(location);
            case AuthorizeOutcome.Stranded(var reason) -> stranded(request, reason);
        };
    }

    private static MutableHttpResponse<?> seeOther(String location) {
        return HttpResponse.status(HttpStatus.SEE_OTHER)
                .header("Location", location)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }

    private static HttpResponse<?> stranded(HttpRequest<?> request, AuthorizeOutcome.Reason reason) {
        Language language = Language.preferred(
                request.getParameters().get("lang"), request.getHeaders().get("Accept-Language"));
        String sentence = switch (reason) {
            case NOT_PUSHED -> "not-pushed";
            case REQUEST_UNKNOWN -> "request-unknown";
            case STEP_UNKNOWN -> "step-unknown";
            case ANOTHER_BROWSER -> "another-browser";
        };
        return HttpResponse.badRequest(
                        Layout.message(Frame.of(language, TEXTS.in(language, "title")), TEXTS.in(language, sentence)))
                .contentType(MediaType.TEXT_HTML_TYPE)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }

    private static Optional<String> cookieOf(HttpRequest<?> request, String step) {
        return request.getCookies().findCookie(cookieName(step)).map(Cookie::getValue);
    }

    /// One cookie a step, so that two authorizations in one browser do not disturb each other.
    private static String cookieName(String step) {
        return "__Secure-intyga-step-" + step.substring(0, 8);
    }
}
