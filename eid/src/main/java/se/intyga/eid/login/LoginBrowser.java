package se.intyga.eid.login;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/// The cookie that binds a login to the browser in which it began. It is there before anybody logged in and says
/// nothing about who it is.
final class LoginBrowser {
    static final String COOKIE = "__Host-intyga-login";

    private LoginBrowser() {}

    /// The digest of the browser's cookie, which is what a [Login] remembers.
    static Optional<String> of(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                .map(LoginBrowser::digest);
    }

    /// Gives the browser this cookie, and returns its digest.
    static String mark(MutableHttpResponse<?> response, String value) {
        response.cookie(
                Cookie.of(COOKIE, value).path("/").secure(true).httpOnly(true).sameSite(SameSite.Lax));
        return digest(value);
    }

    private static String digest(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
