package se.intyga.issuer.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.issuer.release.ReleaseFixture;
import se.intyga.issuer.support.Authorized;
import se.intyga.issuer.support.Authorized.AtRelease;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.StatementTrace;
import se.intyga.issuer.support.TestWallet;

/// L6, UC8: the wallet that a person comes back to without a code cannot tell why, neither by what it is answered nor
/// by the work that is done for it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsLookTheSameTest {
    private final Door door = new Door();
    private final Authorized flow = new Authorized(door, new TestWallet(door));
    private final ReleaseFixture person = new ReleaseFixture(door);

    /// How the release page ended.
    enum End {
        CANCELLED,
        PROTECTED,
        SECRECY_UNCLEAR,
        SECRET,
        NEVER_REGISTERED,
        NOT_OFFERED
    }

    record Trace(int status, Map<String, List<String>> headers, String body, List<String> statements) {}

    @AfterAll
    void close() {
        door.close();
    }

    @ParameterizedTest
    @EnumSource(names = "CANCELLED", mode = EnumSource.Mode.EXCLUDE)
    void the_wallet_is_answered_as_if_the_person_had_cancelled(End end) {
        Trace cancelled = back(End.CANCELLED);

        assertThat(back(end)).isEqualTo(cancelled);
        assertThat(cancelled.headers().getOrDefault("location", List.of()).toString())
                .contains("error=access_denied");
        assertThat(cancelled.statements()).isNotEmpty();
    }

    private Trace back(End end) {
        AtRelease at = flow.atRelease(TestWallet.pushed());
        switch (end) {
            case CANCELLED -> person.cancel(at.handle());
            case PROTECTED -> person.letWait(at.handle(), "MANUAL_ONLY");
            case SECRECY_UNCLEAR -> person.letWait(at.handle(), "SECRECY_UNCLEAR");
            case SECRET -> person.refuse(at.handle(), "SECRECY");
            case NEVER_REGISTERED -> person.refuse(at.handle(), "NO_RECORD");
            case NOT_OFFERED -> person.refuse(at.handle(), "ISSUER_NOT_AUTHORISED");
        }
        try (StatementTrace trace = StatementTrace.begin()) {
            Door.Answer answer = flow.back(at);
            Map<String, List<String>> headers =
                    new TreeMap<>(answer.response().headers().map());
            headers.remove("date");
            return new Trace(answer.status(), headers, answer.body(), trace.statements());
        }
    }
}
