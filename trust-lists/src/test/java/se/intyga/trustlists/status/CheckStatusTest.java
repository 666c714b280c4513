package se.intyga.trustlists.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.formats.statuslist.Status;
import se.intyga.formats.statuslist.StatusList;
import se.intyga.formats.statuslist.StatusListToken;
import se.intyga.formats.statuslist.StatusReference;
import se.intyga.trustlists.anchor.AnchorFolder;
import se.intyga.trustlists.config.TrustListsConfig;
import se.intyga.trustlists.decision.DecideTrust;
import se.intyga.trustlists.fetch.SafeFetch;
import se.intyga.trustlists.support.TestAuthority;
import se.intyga.trustlists.support.TestServer;

class CheckStatusTest {
    private static final Instant NOW = TestAuthority.now();
    private static final Optional<String> TYPE = Optional.of("urn:type:registration");
    private static final int VALID = 0;
    private static final int INVALID = 5;
    private static final int SUSPENDED = 6;
    private static final int STRANGE = 7;
    private static final TestAuthority SERVERS = TestAuthority.root("servers");
    private static final TestAuthority AGENCY = TestAuthority.root("agency");
    private static final SigningKey KEY = key(AGENCY);
    private static final SigningKey STRANGER = key(TestAuthority.root("stranger"));
    private static final StatusList LIST = StatusList.allValid(2, 1000)
            .with(INVALID, Status.INVALID)
            .with(SUSPENDED, Status.SUSPENDED)
            .with(STRANGE, new Status(3));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final TestServer server = new TestServer(SERVERS, "localhost");
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicReference<HttpHandler> answer = new AtomicReference<>();
    private final URI list = server.at("/status-lists/1");

    @SuppressWarnings("NullAway.Init")
    private CheckStatus checkStatus;

    private static SigningKey key(TestAuthority authority) {
        var issued = authority.issue(TestAuthority.Order.leaf("signer.example"));
        return SoftwareSigningKey.of(issued.keys(), List.of(issued.certificate()));
    }

    @BeforeEach
    void the_agency_is_trusted_and_publishes() throws IOException {
        TestAuthority.writePem(folder.resolve("credential-issuers/agency.pem"), AGENCY.certificate());
        Files.writeString(folder.resolve("credential-issuers/agency.types"), TYPE.orElseThrow());
        server.answer("/status-lists/1", exchange -> {
            fetches.incrementAndGet();
            answer.get().handle(exchange);
        });
        publish(token(list).sign(KEY));
        checkStatus = checking(Duration.ofSeconds(20));
    }

    @AfterEach
    void the_server_closes() {
        server.close();
    }

    private CheckStatus checking(Duration patience) {
        var config = new TrustListsConfig(
                folder,
                Set.of(server.hostAndPort()),
                TestServer.believing(SERVERS.certificate()),
                Duration.ofSeconds(5),
                patience,
                1 << 20,
                Duration.ofMinutes(10),
                Duration.ofSeconds(5),
                2);
        return new CheckStatus(new SafeFetch(config), new DecideTrust(new AnchorFolder(folder)), config);
    }

    private void publish(String token) {
        answer.set(TestServer.content(StatusListToken.MEDIA_TYPE, token.getBytes(StandardCharsets.US_ASCII)));
    }

    private static StatusListToken token(URI subject) {
        return new StatusListToken(
                subject,
                NOW.minusSeconds(30),
                Optional.of(NOW.plus(Duration.ofHours(1))),
                Optional.of(Duration.ofMinutes(5)),
                LIST);
    }

    private StatusAnswer check(int index, Instant at) {
        return checkStatus.check(new StatusReference(list, index), TYPE, at);
    }

    private StatusProblem problem(int index) {
        StatusAnswer answered = check(index, NOW);
        assertThat(answered).isInstanceOf(StatusAnswer.Unknown.class);
        return ((StatusAnswer.Unknown) answered).code();
    }

    @Test
    void says_what_the_list_says_and_how_old_it_is() {
        Optional<Instant> issued = Optional.of(NOW.minusSeconds(30));
        assertThat(check(VALID, NOW)).isEqualTo(new StatusAnswer.Valid(NOW, issued));
        assertThat(check(INVALID, NOW)).isEqualTo(new StatusAnswer.Invalid(NOW, issued));
        assertThat(check(SUSPENDED, NOW)).isEqualTo(new StatusAnswer.Suspended(NOW, issued));
        assertThat(problem(STRANGE)).isEqualTo(StatusProblem.VALUE_NOT_UNDERSTOOD);
    }

    @Test
    void an_index_outside_the_list_is_not_valid() {
        assertThat(problem(1000)).isEqualTo(StatusProblem.INDEX_OUT_OF_RANGE);
        assertThat(problem(Integer.MAX_VALUE)).isEqualTo(StatusProblem.INDEX_OUT_OF_RANGE);
    }

    record Corruption(String name, Function<URI, HttpHandler> answer, StatusProblem code) {
        @Override
        public String toString() {
            return name + ": " + code;
        }
    }

    private static Corruption token(String name, StatusProblem code, Function<URI, String> token) {
        return new Corruption(
                name,
                uri -> TestServer.content(
                        StatusListToken.MEDIA_TYPE, token.apply(uri).getBytes(StandardCharsets.US_ASCII)),
                code);
    }

    private static ObjectNode claims(URI subject) {
        ObjectNode claims = StrictJson.newObject()
                .put("sub", subject.toString())
                .put("iat", NOW.minusSeconds(30).getEpochSecond())
                .put("exp", NOW.plusSeconds(3600).getEpochSecond());
        claims.putObject("status_list").put("bits", 2).put("lst", LIST.deflated());
        return claims;
    }

    private static String signed(String typ, ObjectNode claims) {
        return JwsDraft.of(typ, claims).withX5c().sign(KEY);
    }

    private static ObjectNode listed(ObjectNode claims, int bits, String lst) {
        claims.putObject("status_list").put("bits", bits).put("lst", lst);
        return claims;
    }

    private static String deflated(int bytes) {
        try {
            var packed = new ByteArrayOutputStream();
            try (var deflater = new DeflaterOutputStream(packed)) {
                byte[] block = new byte[1 << 16];
                for (int written = 0; written < bytes; written += block.length) {
                    deflater.write(block);
                }
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tampered(String token) {
        String[] parts = token.split("\\.", -1);
        byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
        String changed = new String(payload, StandardCharsets.UTF_8).replace("\"exp\":1", "\"exp\":9");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }

    static Stream<Corruption> corruptions() {
        String typ = StatusListToken.TYPE;
        return Stream.of(
                token("another type of token", StatusProblem.LIST_MALFORMED, uri -> signed("JWT", claims(uri))),
                token(
                        "a type written otherwise",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed("application/statuslist+jwt", claims(uri))),
                token(
                        "no subject",
                        StatusProblem.LIST_MISPLACED,
                        uri -> signed(typ, (ObjectNode) claims(uri).without("sub"))),
                token(
                        "the subject of another list",
                        StatusProblem.LIST_MISPLACED,
                        uri -> signed(typ, claims(URI.create("https://agency.example/status-lists/2")))),
                token(
                        "a subject that is nearly the address",
                        StatusProblem.LIST_MISPLACED,
                        uri -> signed(typ, claims(URI.create(uri + "/")))),
                token(
                        "expired",
                        StatusProblem.LIST_EXPIRED,
                        uri -> signed(typ, claims(uri).put("exp", NOW.getEpochSecond()))),
                token(
                        "an expiry that is no number",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, claims(uri).put("exp", "tomorrow"))),
                token(
                        "dated in the future",
                        StatusProblem.LIST_NOT_YET_VALID,
                        uri -> signed(
                                typ, claims(uri).put("iat", NOW.plusSeconds(600).getEpochSecond()))),
                token(
                        "no date",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, (ObjectNode) claims(uri).without("iat"))),
                token(
                        "changed after signing",
                        StatusProblem.LIST_SIGNATURE_WRONG,
                        uri -> tampered(signed(typ, claims(uri)))),
                token(
                        "another's certificates",
                        StatusProblem.LIST_SIGNATURE_WRONG,
                        uri -> JwsDraft.of(typ, claims(uri))
                                .withHeader(
                                        "x5c",
                                        KEY.certificateChain().orElseThrow().toX5c())
                                .sign(STRANGER)),
                token("no signature", StatusProblem.LIST_MALFORMED, uri -> {
                    String whole = signed(typ, claims(uri));
                    return whole.substring(0, whole.lastIndexOf('.') + 1);
                }),
                token(
                        "no certificates",
                        StatusProblem.LIST_NOT_TRUSTED,
                        uri -> JwsDraft.of(typ, claims(uri)).withKid().sign(KEY)),
                token(
                        "a stranger's list",
                        StatusProblem.LIST_NOT_TRUSTED,
                        uri -> JwsDraft.of(typ, claims(uri)).withX5c().sign(STRANGER)),
                token(
                        "three bits an entry",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, listed(claims(uri), 3, LIST.deflated()))),
                token(
                        "no bits",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, listed(claims(uri), 0, LIST.deflated()))),
                token(
                        "a list that is not packed",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, listed(claims(uri), 2, "AAAA"))),
                token(
                        "a list that grows without end when unpacked",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, listed(claims(uri), 1, deflated(64 << 20)))),
                token(
                        "no list",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, (ObjectNode) claims(uri).without("status_list"))),
                token("an unsigned list", StatusProblem.LIST_MALFORMED, uri -> StrictJson.write(claims(uri))),
                token("nothing", StatusProblem.LIST_MALFORMED, uri -> ""),
                new Corruption(
                        "a web page",
                        uri -> TestServer.content("text/html", "<html>".getBytes(StandardCharsets.UTF_8)),
                        StatusProblem.LIST_UNAVAILABLE),
                new Corruption(
                        "a redirect to itself",
                        uri -> TestServer.status(302, uri.toString()),
                        StatusProblem.LIST_UNAVAILABLE),
                new Corruption("an error", uri -> TestServer.status(500, "/"), StatusProblem.LIST_UNAVAILABLE),
                new Corruption(
                        "too much",
                        uri -> TestServer.content(StatusListToken.MEDIA_TYPE, new byte[(1 << 20) + 1]),
                        StatusProblem.LIST_UNAVAILABLE));
    }

    @ParameterizedTest(name = "not valid: {0}")
    @MethodSource("corruptions")
    void no_corruption_is_read_as_valid(Corruption corruption) {
        answer.set(corruption.answer().apply(list));
        assertThat(problem(VALID)).isEqualTo(corruption.code());
    }

    @Test
    void a_slow_server_is_given_up_and_not_valid() {
        answer.set(server.silent());
        checkStatus = checking(Duration.ofMillis(700));
        assertThat(problem(VALID)).isEqualTo(StatusProblem.LIST_UNAVAILABLE);
    }

    @Test
    void a_list_of_another_type_of_credential_is_not_believed() {
        assertThat(checkStatus.check(new StatusReference(list, VALID), Optional.of("urn:type:diploma"), NOW))
                .isInstanceOf(StatusAnswer.Unknown.class);
        assertThat(check(VALID, NOW)).isInstanceOf(StatusAnswer.Valid.class);
    }

    @Test
    void a_list_is_fetched_once_and_anew_after_its_time_to_live() {
        check(VALID, NOW);
        check(INVALID, NOW.plusSeconds(299));
        assertThat(fetches).hasValue(1);
        publish(new StatusListToken(
                        list,
                        NOW.plusSeconds(299),
                        Optional.empty(),
                        Optional.empty(),
                        LIST.with(VALID, Status.INVALID))
                .sign(KEY));
        assertThat(check(VALID, NOW.plusSeconds(300))).isInstanceOf(StatusAnswer.Invalid.class);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void a_list_is_never_used_past_its_end_or_the_longest_age() {
        publish(new StatusListToken(list, NOW, Optional.of(NOW.plusSeconds(10)), Optional.of(Duration.ofDays(9)), LIST)
                .sign(KEY));
        assertThat(check(VALID, NOW)).isInstanceOf(StatusAnswer.Valid.class);
        assertThat(((StatusAnswer.Unknown) check(VALID, NOW.plusSeconds(10))).code())
                .isEqualTo(StatusProblem.LIST_EXPIRED);
        publish(new StatusListToken(list, NOW, Optional.empty(), Optional.of(Duration.ofDays(9)), LIST).sign(KEY));
        assertThat(check(VALID, NOW.plusSeconds(20))).isInstanceOf(StatusAnswer.Valid.class);
        int before = fetches.get();
        check(VALID, NOW.plusSeconds(20 + 599));
        assertThat(fetches).hasValue(before);
        check(VALID, NOW.plusSeconds(20 + 600));
        assertThat(fetches).hasValue(before + 1);
    }

    @Test
    void a_list_that_could_not_be_had_is_asked_for_again_soon_and_not_each_time() {
        answer.set(TestServer.status(503, "/"));
        assertThat(problem(VALID)).isEqualTo(StatusProblem.LIST_UNAVAILABLE);
        assertThat(problem(INVALID)).isEqualTo(StatusProblem.LIST_UNAVAILABLE);
        assertThat(fetches).hasValue(1);
        publish(token(list).sign(KEY));
        assertThat(check(VALID, NOW.plusSeconds(5))).isInstanceOf(StatusAnswer.Valid.class);
    }

    @Test
    void many_who_ask_at_once_cause_one_fetch() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<StatusAnswer>>();
            for (int i = 0; i < 50; i++) {
                asked.add(people.submit(() -> check(VALID, NOW)));
            }
            for (Future<StatusAnswer> one : asked) {
                assertThat(one.get()).isInstanceOf(StatusAnswer.Valid.class);
            }
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void an_anchor_that_is_taken_away_closes_also_a_remembered_list() throws IOException {
        assertThat(check(VALID, NOW)).isInstanceOf(StatusAnswer.Valid.class);
        Files.delete(folder.resolve("credential-issuers/agency.pem"));
        assertThat(problem(VALID)).isEqualTo(StatusProblem.LIST_NOT_TRUSTED);
    }

    @Test
    void no_more_lists_are_remembered_than_fit() {
        check(VALID, NOW);
        for (String other : List.of("/status-lists/2", "/status-lists/3")) {
            URI address = server.at(other);
            server.answer(
                    other,
                    TestServer.content(
                            StatusListToken.MEDIA_TYPE, token(address).sign(KEY).getBytes(StandardCharsets.US_ASCII)));
            assertThat(checkStatus.check(new StatusReference(address, VALID), TYPE, NOW))
                    .isInstanceOf(StatusAnswer.Valid.class);
        }
        check(VALID, NOW);
        assertThat(fetches).hasValue(2);
    }
}
