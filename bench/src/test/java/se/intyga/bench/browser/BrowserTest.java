package se.intyga.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.bench.http.Http;
import se.intyga.bench.http.LocalServer;
import se.intyga.bench.http.LocalServer.Reply;

class BrowserTest {
    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

    @Test
    void a_person_logs_in_and_requests_and_ends_at_the_wallet(@TempDir Path folder) throws Exception {
        try (LocalServer server = LocalServer.start()) {
            server.on(
                    "/authorize",
                    (_, _, cookie, _) -> cookie.contains("session=s1")
                            ? new Reply(
                                    200,
                                    HTML,
                                    "<form method=post action=/release><input type=hidden name=form_token value=t1>"
                                            + "<button name=answer value=request>Request</button></form>")
                            : redirect("/login", "__Host-begun=b1; Path=/; Secure; HttpOnly; SameSite=Lax"));
            server.on(
                    "/login",
                    (_, _, _, _) -> new Reply(
                            200,
                            HTML,
                            "<section id=login></section><form id=persons method=post action=/persons><input type=hidden name=login value=l1>"
                                    + "<select name=person><option value=1>A</option><option value=2>B</option></select><button>Choose</button></form>"));
            server.on(
                    "/persons",
                    (_, _, cookie, body) -> cookie.contains("__Host-begun=b1") && body.equals("login=l1&person=2")
                            ? redirect("/authorize", "session=s1; Path=/; Secure; HttpOnly")
                            : new Reply(400, HTML, "no"));
            server.on(
                    "/release",
                    (_, _, cookie, body) -> cookie.contains("session=s1") && body.equals("form_token=t1&answer=request")
                            ? redirect("wallet://back?code=c1", "x=y")
                            : new Reply(400, HTML, "no"));
            try (Http http = Http.trusting(server.authorityFile(folder))) {
                URI back = new Person(new Browser(http, "en"), "2")
                        .authorize(server.at("/authorize"), Person.Answer.REQUEST);
                assertThat(back).isEqualTo(URI.create("wallet://back?code=c1"));
                assertThatThrownBy(() -> new Person(new Browser(http, "en"), "3")
                                .authorize(server.at("/authorize"), Person.Answer.REQUEST))
                        .isInstanceOf(PageWithoutStep.class)
                        .hasMessageContaining("not among those");
            }
        }
    }

    @Test
    void a_page_that_refuses_is_quoted_when_there_is_nothing_to_press(@TempDir Path folder) throws Exception {
        try (LocalServer server = LocalServer.start()) {
            server.on("/authorize", (_, _, _, _) -> new Reply(200, HTML, "<p class=notice>Not available</p>"));
            try (Http http = Http.trusting(server.authorityFile(folder))) {
                assertThatThrownBy(() -> new Person(new Browser(http, "en"), "1")
                                .authorize(server.at("/authorize"), Person.Answer.REQUEST))
                        .isInstanceOf(PageWithoutStep.class)
                        .hasMessageContaining("Not available");
            }
        }
    }

    @Test
    void a_server_of_another_authority_and_plain_text_are_not_spoken_to(@TempDir Path folder) throws Exception {
        try (LocalServer server = LocalServer.start();
                LocalServer other = LocalServer.start();
                Http http = Http.trusting(other.authorityFile(folder))) {
            server.on("/", (_, _, _, _) -> new Reply(200, HTML, "hello"));
            assertThatThrownBy(() -> http.get(server.at("/"), Map.of()))
                    .isInstanceOf(java.io.UncheckedIOException.class);
            assertThatThrownBy(() -> http.get(URI.create("http://localhost/"), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Reply redirect(String location, String cookie) {
        return new Reply(303, Map.of("Location", location, "Set-Cookie", cookie), "");
    }
}
