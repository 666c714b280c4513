package se.intyga.holder.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;

/// A receipt that a browser brought and that waits, over a login if need be, for the person to say that she
/// keeps it.
@Singleton
final class WaitingReceipts {
    static final String COOKIE = "__Host-intyga-receipt";

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final EphemeralStore store;
    private final SecureRandom random;

    WaitingReceipts(EphemeralStore store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    void add(MutableHttpResponse<?> response, String jwt) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (!store.putOnce(slot(id), jwt.getBytes(StandardCharsets.UTF_8), LIFETIME)) {
            throw new IllegalStateException("a random id came up twice");
        }
        var _ = response.cookie(cookie(id));
    }

    Optional<String> find(HttpRequest<?> request) {
        return id(request)
                .flatMap(id -> store.read(slot(id)))
                .map(held -> new String(held.value(), StandardCharsets.UTF_8));
    }

    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        id(request).ifPresent(id -> store.remove(slot(id)));
        var _ = response.cookie(cookie("").maxAge(Duration.ZERO));
    }

    private static Optional<String> id(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .filter(id -> id.matches("[A-Za-z0-9_-]{43}"));
    }

    private static Slot slot(String id) {
        return new Slot("holder.receipt", id);
    }

    private static Cookie cookie(String value) {
        return Cookie.of(COOKIE, value).path("/").secure(true).httpOnly(true).sameSite(SameSite.Lax);
    }
}
