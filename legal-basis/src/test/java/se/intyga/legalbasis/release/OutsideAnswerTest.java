package se.intyga.legalbasis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.reason.OutsideAnswer;

/// What the outside is told never tells why (L6, R33, UC8): protected, under secrecy, unclear, not asked for and not
/// offered are one object and the same bytes.
class OutsideAnswerTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    @Test
    void every_refusal_there_is_has_the_same_bytes() {
        var assess = new AssessRelease(new PolicyFiles(URI.create("https://intyga.example")).examples());
        var refusals = EnumSet.noneOf(ReleaseCode.class);
        for (ReleaseFacts facts : WholeSpaceTest.everyKindOfFacts()) {
            ReleaseDecision decision = assess.assess(facts, NOW);
            if (decision.code() == ReleaseCode.ALLOWED) {
                assertThat(decision.toldOutside()).isSameAs(OutsideAnswer.AVAILABLE);
                continue;
            }
            refusals.add(decision.code());
            assertThat(decision.toldOutside()).isSameAs(OutsideAnswer.NOT_AVAILABLE);
            assertThat(decision.toldOutside().wireName().getBytes(StandardCharsets.UTF_8))
                    .isEqualTo("not_available".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refusals)
                .contains(
                        ReleaseCode.MANUAL_ONLY,
                        ReleaseCode.ISSUER_NOT_AUTHORISED,
                        ReleaseCode.SECRECY,
                        ReleaseCode.SECRECY_UNCLEAR,
                        ReleaseCode.NO_REQUEST);
    }
}
