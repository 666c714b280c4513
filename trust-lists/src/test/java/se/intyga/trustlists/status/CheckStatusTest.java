package se.intyga.trustlists.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
    static final Instant NOW = TestAuthority.now();
    private static final Optional<String> TYPE = Optional.of("urn:type:registration");
    private static final int VALID = 0;
    private static final int INVALID = 5;
    private static final int SUSPENDED = 6;
    private static final int STRANGE = 7;
    private static final TestAuthority SERVERS = TestAuthority.root("servers");
    private static final TestAuthority AGENCY = TestAuthority.root("agency");
    static final SigningKey KEY = key(AGENCY);
    static final StatusList LIST = StatusList.allValid(2, 1000)
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

    static SigningKey key(TestAuthority authority) {
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

    @ParameterizedTest(name = "not valid: {0}")
    @MethodSource("se.intyga.trustlists.status.StatusListCorruptions#all")
    void no_corruption_is_read_as_valid(StatusListCorruptions.Corruption corruption) {
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
