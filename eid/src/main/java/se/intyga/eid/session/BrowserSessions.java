package se.intyga.eid.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;

/// The sessions of browsers in which somebody logged in. The cookie holds 256 random bits and nothing else; what they
/// stand for is in the [EphemeralStore], so a session outlives a restart and is known to every replica. A login always
/// makes a new id and removes the old one.
@Singleton
public final class BrowserSessions {
    /// `__Host-`: only over TLS, only from this host, for every path (RFC 6265bis, section 4.1.3.2).
    public static final String COOKIE = "__Host-intyga-session";

    private static final String SPACE = "eid.session";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EphemeralStore store;
    private final SessionConfig config;
    private final SecureRandom random;

    public BrowserSessions(EphemeralStore store, SessionConfig config, SecureRandom random) {
        this.store = store;
        this.config = config;
        this.random = random;
    }

    /// The session of the browser that sent this request, if there is one and it has not expired.
    public Optional<LoginSession> find(HttpRequest<?> request) {
        return slot(request).flatMap(store::read).map(held -> read(held.value()));
    }

    /// True only for the token of this very session; compared in constant time. A missing field is `""`.
    public boolean formTokenMatches(LoginSession session, String sent) {
        return MessageDigest.isEqual(
                session.formToken().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    /// Begins the session of this person in this browser: new id, new form token, the former session is gone.
    public LoginSession start(HttpRequest<?> request, MutableHttpResponse<?> response, LoggedInPerson person) {
        slot(request).ifPresent(store::remove);
        LoginSession session = new LoginSession(person, randomText());
        String id = randomText();
        if (!store.putOnce(new Slot(SPACE, id), write(session), config.lifetime())) {
            throw new IllegalStateException("a random session id came up twice");
        }
        response.cookie(cookie(id));
        return session;
    }

    /// Ends the session of this browser, here and in the browser.
    public void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        slot(request).ifPresent(store::remove);
        response.cookie(cookie("").maxAge(Duration.ZERO));
    }

    private static Optional<Slot> slot(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .filter(id -> id.matches("[A-Za-z0-9_-]{43}"))
                .map(id -> new Slot(SPACE, id));
    }

    private static Cookie cookie(String value) {
        return Cookie.of(COOKIE, value).path("/").secure(true).httpOnly(true).sameSite(SameSite.Lax);
    }

    private String randomText() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A session as it lies sealed in the store.
    private record Stored(
            @JsonProperty("number") String number,
            @JsonProperty("givenName") String givenName,
            @JsonProperty("surname") String surname,
            @JsonProperty("method") LoginMethod method,
            @JsonProperty("at") String at,
            @JsonProperty("formToken") String formToken) {
        @Override
        public String toString() {
            return "Stored[hidden]";
        }
    }

    private static byte[] write(LoginSession session) {
        LoggedInPerson person = session.person();
        try {
            return JSON.writeValueAsBytes(new Stored(
                    person.number().digits(),
                    person.givenName(),
                    person.surname(),
                    person.method(),
                    person.authenticatedAt().toString(),
                    session.formToken()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a session cannot be written");
        }
    }

    private static LoginSession read(byte[] value) {
        try {
            Stored stored = JSON.readValue(value, Stored.class);
            return new LoginSession(
                    new LoggedInPerson(
                            new PersonalNumber(stored.number()),
                            stored.givenName(),
                            stored.surname(),
                            stored.method(),
                            Instant.parse(stored.at())),
                    stored.formToken());
        } catch (IOException e) {
            throw new IllegalStateException("a stored session cannot be read");
        }
    }
}
