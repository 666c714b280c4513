package se.intyga.eid.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.eid.TestStore;
import se.intyga.eid.person.PersonalNumber;

class BrowserSessionsTest {
    private static final LoggedInPerson ANNA = new LoggedInPerson(
            new PersonalNumber("197705232382"),
            "Anna",
            "Åkerö-Ek",
            LoginMethod.BANKID,
            Instant.parse("2026-11-20T10:00:00.123456789Z"));

    private final BrowserSessions sessions =
            new BrowserSessions(TestStore.open(), SessionConfig.DEFAULT, new SecureRandom());

    @Test
    void finds_the_person_as_she_logged_in() {
        MutableHttpResponse<?> response = HttpResponse.ok();
        LoginSession started = sessions.start(HttpRequest.GET("/"), response, ANNA);
        HttpRequest<?> next = with(response.getCookies()
                .findCookie(BrowserSessions.COOKIE)
                .orElseThrow()
                .getValue());
        assertThat(sessions.find(next)).contains(started);
        assertThat(started.person()).isEqualTo(ANNA);
    }

    @Test
    void form_tokens_differ_from_session_to_session() {
        LoginSession one = sessions.start(HttpRequest.GET("/"), HttpResponse.ok(), ANNA);
        LoginSession other = sessions.start(HttpRequest.GET("/"), HttpResponse.ok(), ANNA);
        assertThat(sessions.formTokenMatches(one, one.formToken())).isTrue();
        assertThat(sessions.formTokenMatches(one, other.formToken())).isFalse();
        assertThat(sessions.formTokenMatches(one, "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "A A", "%00"})
    void a_cookie_that_we_did_not_make_is_no_session(String value) {
        assertThat(sessions.find(with(value))).isEmpty();
        assertThat(sessions.find(HttpRequest.GET("/"))).isEmpty();
    }

    @Test
    void an_ended_session_is_gone_and_its_cookie_removed() {
        MutableHttpResponse<?> response = HttpResponse.ok();
        sessions.start(HttpRequest.GET("/"), response, ANNA);
        HttpRequest<?> next = with(response.getCookies()
                .findCookie(BrowserSessions.COOKIE)
                .orElseThrow()
                .getValue());
        MutableHttpResponse<?> goodbye = HttpResponse.ok();
        sessions.end(next, goodbye);
        assertThat(sessions.find(next)).isEmpty();
        assertThat(goodbye.getCookies()
                        .findCookie(BrowserSessions.COOKIE)
                        .orElseThrow()
                        .getMaxAge())
                .isZero();
    }

    @Test
    void nothing_personal_is_printed() {
        assertThat(ANNA.toString() + new LoginSession(ANNA, "token")).doesNotContain("Anna", "1977", "token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT59S", "PT12H1S", "PT-1H"})
    void refuses_a_lifetime_out_of_bounds(Duration lifetime) {
        assertThatThrownBy(() -> new SessionConfig(lifetime))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session lifetime");
    }

    private static MutableHttpRequest<?> with(String value) {
        return HttpRequest.GET("/").cookie(Cookie.of(BrowserSessions.COOKIE, value));
    }
}
