package se.intyga.issuer.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.StatementTrace;
import se.intyga.issuer.support.TestDatabase;
import se.intyga.issuer.support.TestSource;
import se.intyga.issuer.support.TestSource.Mood;
import se.intyga.issuer.support.TestWallet;

/// L6, UC8: a wallet whose code is refused cannot tell why, neither by what it is answered nor, since each refusal does
/// the same work in the same order, by how long that takes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTraceTest {
    private final TestSource source = new TestSource();
    private final SourceAddress address = source.address(Duration.ofSeconds(20));
    private final EphemeralStore store = TestDatabase.SHARED.store();
    private final Door door = Door.asking(address, store);
    /// The same installation after the agency took its rules back.
    private final Door withoutRules = Door.withoutRules(address, store);

    /// Why an offer that was good is refused when it is redeemed.
    enum Kind {
        NEVER_REGISTERED(Mood.HAS_NONE, "NO_RECORD"),
        ENDED(Mood.HAS_ENDED, "RECORD_ENDED"),
        PROTECTED(Mood.SAYS_PROTECTED, "MANUAL_ONLY"),
        PROTECTED_AND_WAITING_ALREADY(Mood.SAYS_PROTECTED, "MANUAL_ONLY"),
        SECRET(Mood.SAYS_SECRET, "SECRECY"),
        SECRECY_UNCLEAR(Mood.SAYS_UNCLEAR, "SECRECY_UNCLEAR"),
        NOT_OFFERED(Mood.ANSWERS, "ISSUER_NOT_AUTHORISED");

        private final Mood mood;
        private final String reason;

        Kind(Mood mood, String reason) {
            this.mood = mood;
            this.reason = reason;
        }
    }

    /// All that is done and said when a code is refused.
    record Trace(Seen answer, Seen offerAfterwards, int lookups, List<EventKind> ledger, List<String> statements) {}

    /// An answer, byte for byte, but for the clock's.
    record Seen(int status, Map<String, List<String>> headers, String body) {
        static Seen of(Door.Answer answer) {
            Map<String, List<String>> headers =
                    new TreeMap<>(answer.response().headers().map());
            headers.remove("date");
            return new Seen(answer.status(), headers, answer.body());
        }
    }

    @BeforeAll
    void the_agencys_ledger_is_there() {
        refused(Kind.NEVER_REGISTERED);
    }

    @AfterAll
    void close() {
        door.close();
        withoutRules.close();
        source.close();
    }

    @ParameterizedTest
    @EnumSource(names = "NEVER_REGISTERED", mode = EnumSource.Mode.EXCLUDE)
    void every_refusal_does_and_says_what_is_done_and_said_of_somebody_who_is_not_known(Kind kind) {
        Trace unknown = refused(Kind.NEVER_REGISTERED);

        Trace refused = refused(kind);

        assertThat(refused.answer()).isEqualTo(unknown.answer());
        assertThat(refused.offerAfterwards()).isEqualTo(unknown.offerAfterwards());
        assertThat(refused.lookups()).isEqualTo(unknown.lookups()).isEqualTo(1);
        assertThat(refused.ledger())
                .isEqualTo(unknown.ledger())
                .containsExactly(EventKind.RELEASE_REQUESTED, EventKind.RELEASE_DECIDED, EventKind.ISSUANCE_FAILED);
        assertThat(refused.statements()).isEqualTo(unknown.statements()).hasSizeGreaterThan(20);
    }

    /// What the comparison rests on: work that differs is seen to differ.
    @Test
    void a_code_that_is_redeemed_leaves_another_trace() {
        source.is(Mood.ANSWERS);
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, false);
        List<String> redeemed;
        try (StatementTrace trace = StatementTrace.begin()) {
            assertThat(PreAuthorizedFlow.token(door, new TestWallet(door), flow.form())
                            .status())
                    .isEqualTo(200);
            redeemed = trace.statements();
        }

        assertThat(redeemed).isNotEmpty().isNotEqualTo(refused(Kind.PROTECTED).statements());
    }

    private Trace refused(Kind kind) {
        if (kind == Kind.PROTECTED_AND_WAITING_ALREADY) {
            refused(Kind.PROTECTED);
        } else {
            nobodyWaits();
        }
        source.is(Mood.ANSWERS);
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, false);
        Door at = kind == Kind.NOT_OFFERED ? withoutRules : door;
        TestWallet wallet = new TestWallet(at);
        source.is(kind.mood);
        int before = source.lookups();
        Seen answer;
        List<String> statements;
        try (StatementTrace trace = StatementTrace.begin()) {
            answer = Seen.of(PreAuthorizedFlow.token(at, wallet, flow.form()));
            statements = trace.statements();
        }
        assertThat(flow.steps(door))
                .as("the agency's ledger tells the true reason")
                .contains("RELEASE_DECIDED " + kind.reason, "ISSUANCE_FAILED " + kind.reason);
        return new Trace(
                answer,
                Seen.of(door.send(door.toPath(flow.reference()).GET())),
                source.lookups() - before,
                flow.events(door).stream().map(LedgerEvent::kind).toList(),
                statements);
    }

    private void nobodyWaits() {
        Jdbi jdbi = TestDatabase.SHARED.jdbi();
        jdbi.useHandle(handle -> handle.execute("DELETE FROM issuer.release_case"));
    }
}
