package se.intyga.trustlists.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.trustlists.config.TrustListsConfig;
import se.intyga.trustlists.support.TestAuthority;
import se.intyga.trustlists.support.TestServer;

class SafeFetchTest {
    private static final String TYPE = "application/statuslist+jwt";
    private static final byte[] BODY = "a list".getBytes(StandardCharsets.UTF_8);
    private static final TestAuthority AUTHORITY = TestAuthority.root("servers");

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @SuppressWarnings("NullAway.Init")
    private static SafeFetch fetch;

    @BeforeAll
    static void a_server_listens() {
        server = new TestServer(AUTHORITY, "localhost");
        server.answer("/list", TestServer.content(TYPE, BODY));
        server.answer("/chunked", TestServer.chunked(TYPE, BODY));
        server.answer("/large", TestServer.content(TYPE, new byte[2000]));
        server.answer("/large-chunked", TestServer.chunked(TYPE, new byte[2000]));
        server.answer("/html", TestServer.content("text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
        server.answer("/moved", TestServer.status(302, "/list"));
        server.answer("/gone", TestServer.status(410, "/"));
        server.answer("/silent", server.silent());
        server.answer("/endless", server.endless(TYPE));
        fetch = new SafeFetch(config(Set.of(server.hostAndPort()), Duration.ofSeconds(20)));
    }

    @AfterAll
    static void the_server_closes() {
        server.close();
    }

    private static TrustListsConfig config(Set<String> allowed, Duration patience) {
        return new TrustListsConfig(
                Path.of("nowhere"),
                allowed,
                TestServer.believing(AUTHORITY.certificate()),
                Duration.ofSeconds(2),
                patience,
                1000,
                Duration.ofMinutes(1),
                Duration.ZERO,
                10);
    }

    private static FetchRefusal refusal(SafeFetch by, URI address) {
        FetchOutcome outcome = by.get(address, TYPE, 1000);
        assertThat(outcome).isInstanceOf(FetchOutcome.Refused.class);
        return ((FetchOutcome.Refused) outcome).code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/list", "/chunked"})
    void fetches_what_is_there(String path) {
        FetchOutcome outcome = fetch.get(server.at(path), TYPE, 1000);
        assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(((FetchOutcome.Fetched) outcome).body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large", "/large-chunked"})
    void stops_at_the_largest_size(String path) {
        assertThat(refusal(fetch, server.at(path))).isEqualTo(FetchRefusal.TOO_LARGE);
    }

    @Test
    void follows_no_redirect() {
        assertThat(refusal(fetch, server.at("/moved"))).isEqualTo(FetchRefusal.REDIRECT);
    }

    @Test
    void wants_the_content_it_asked_for() {
        assertThat(refusal(fetch, server.at("/html"))).isEqualTo(FetchRefusal.WRONG_CONTENT_TYPE);
        assertThat(refusal(fetch, server.at("/gone"))).isEqualTo(FetchRefusal.WRONG_STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/endless"})
    void gives_up_on_a_slow_server(String path) {
        var impatient = new SafeFetch(config(Set.of(server.hostAndPort()), Duration.ofMillis(700)));
        assertThat(refusal(impatient, server.at(path))).isEqualTo(FetchRefusal.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/list",
                "ftp://example.com/list",
                "file:///etc/passwd",
                "jar:file:///x!/y",
                "urn:x"
            })
    void fetches_over_https_only(String address) {
        assertThat(refusal(fetch, URI.create(address))).isEqualTo(FetchRefusal.NOT_HTTPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https:///list",
                "https:list",
                "https://example.com/#part",
                "https://example.com:0/",
                "https://example.com:70000/",
                "https://under_score.example/",
                "https://example.com/ä"
            })
    void refuses_addresses_with_more_than_an_address(String address) {
        assertThat(refusal(fetch, URI.create(address))).isEqualTo(FetchRefusal.ADDRESS_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2001::1]",
                "[2001:db8::1]"
            })
    void refuses_addresses_inside(String host) {
        assertThat(refusal(fetch, URI.create("https://" + host + "/list"))).isEqualTo(FetchRefusal.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:801::1"})
    void knows_addresses_outside(String literal) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(literal))).isTrue();
    }

    @Test
    void refuses_a_host_that_is_not_on_the_list_of_allowed_ones() {
        var strict = new SafeFetch(config(Set.of("localhost:1"), Duration.ofSeconds(20)));
        assertThat(refusal(strict, server.at("/list"))).isEqualTo(FetchRefusal.PRIVATE_ADDRESS);
    }

    @Test
    void refuses_a_public_name_that_leads_inside_even_if_only_sometimes() throws UnknownHostException {
        InetAddress outside = InetAddress.getByName("1.1.1.1");
        InetAddress inside = InetAddress.getByName("10.0.0.1");
        var led = new SafeFetch(config(Set.of(), Duration.ofSeconds(20)), host -> List.of(outside, inside));
        assertThat(refusal(led, URI.create("https://rebound.example/"))).isEqualTo(FetchRefusal.PRIVATE_ADDRESS);
    }

    @Test
    void connects_to_the_address_that_was_judged_and_asks_for_the_name_once() {
        var asked = new AtomicInteger();
        var counting = new SafeFetch(config(Set.of(server.hostAndPort()), Duration.ofSeconds(20)), host -> {
            asked.incrementAndGet();
            return List.of(InetAddress.getLoopbackAddress());
        });
        assertThat(counting.get(server.at("/list"), TYPE, 1000)).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void says_when_there_is_no_such_host_or_nobody_listens() throws IOException {
        var lost = new SafeFetch(config(Set.of(), Duration.ofSeconds(20)), host -> {
            throw new UnknownHostException(host);
        });
        assertThat(refusal(lost, URI.create("https://nowhere.example/"))).isEqualTo(FetchRefusal.HOST_UNKNOWN);
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var nobody = new SafeFetch(config(Set.of("localhost:" + free), Duration.ofSeconds(20)));
        assertThat(refusal(nobody, URI.create("https://localhost:" + free + "/")))
                .isEqualTo(FetchRefusal.UNREACHABLE);
    }

    @Test
    void believes_no_server_of_another_authority_or_name() {
        try (TestServer stranger = new TestServer(TestAuthority.root("strangers"), "localhost");
                TestServer misnamed = new TestServer(AUTHORITY, "elsewhere.example")) {
            stranger.answer("/list", TestServer.content(TYPE, BODY));
            misnamed.answer("/list", TestServer.content(TYPE, BODY));
            var both = new SafeFetch(
                    config(Set.of(stranger.hostAndPort(), misnamed.hostAndPort()), Duration.ofSeconds(20)));
            assertThat(refusal(both, stranger.at("/list"))).isEqualTo(FetchRefusal.TLS_FAILED);
            assertThat(refusal(both, misnamed.at("/list"))).isEqualTo(FetchRefusal.TLS_FAILED);
        }
    }
}
