package se.intyga.eid.login;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// Sends a browser to the login page, and after the login back to where it came from.
@Singleton
public final class StartLogin {
    private final LoginStore logins;
    private final LoginConfig config;
    private final BaseUrl base;
    private final Clock clock;

    StartLogin(LoginStore logins, LoginConfig config, BaseUrl base, Clock clock) {
        this.logins = logins;
        this.config = config;
        this.base = base;
        this.clock = clock;
    }

    /// A 303 to the login page, with the cookie that binds the login to this browser. After success the browser is sent
    /// back to `returnPath`, a local path with its query: it begins with one slash, and anything else is a bug and
    /// throws. The intent is what the person reads in the BankID app about what the login is for.
    public MutableHttpResponse<?> redirect(HttpRequest<?> request, String returnPath, Text intent) {
        String checked = new ReturnPath(returnPath).value();
        MutableHttpResponse<?> response = HttpResponse.seeOther(URI.create("/")).header("Cache-Control", "no-store");
        String browser = LoginBrowser.of(request).orElseGet(() -> LoginBrowser.mark(response, logins.randomText()));
        String id = logins.add(new Login(
                browser,
                checked,
                intent,
                logins.randomText(),
                logins.randomText(),
                clock.instant().plus(config.lifetime()),
                new Phase.Requested(0)));
        Language language = Language.preferred(
                request.getParameters().get("lang"), request.getHeaders().get("Accept-Language"));
        response.getHeaders()
                .set("Location", base.resolve(LoginPages.path(id, language)).toString());
        return response;
    }
}
