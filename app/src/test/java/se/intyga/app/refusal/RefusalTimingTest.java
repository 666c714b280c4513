package se.intyga.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import se.intyga.app.refusal.ChangingRegister.Says;
import se.intyga.app.refusal.RefusingHouse.Redeemed;

/// L6, UC8: a refusal takes the same time whatever the reason; measured over HTTP and told by statistics, not by a
/// clock
/// on the wall.
///
/// In every round one code of each kind is refused, in random order and of persons drawn anew. One kind more is refused
/// with a source that takes a fiftieth of a second longer: what the test must be able to see. Rounds are added until it
/// does see that, so that a run that passes has shown how small a difference it finds in today's noise. A machine too
/// noisy for that proves nothing, and the test says so instead of passing or failing.
class RefusalTimingTest {
    private static final double CERTAIN = 1e-4;
    private static final Duration LATER = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final int NOT_COUNTED = 8;
    private static final int FEWEST = 40;
    private static final int MOST = 120;
    private static final int LOOK_EVERY = 10;

    private static final RefusingHouse HOUSE = RefusingHouse.running();

    /// Why a code is refused.
    private enum Kind {
        NO_RECORD(Says.NO_RECORD),
        PROTECTED(Says.PROTECTED),
        SECRET(Says.SECRET),
        NOT_OFFERED(Says.REGISTERED),
        /// The positive control.
        NO_RECORD_LATER(Says.NO_RECORD);

        private final Says said;

        Kind(Says said) {
            this.said = said;
        }
    }

    @Test
    void no_kind_of_refusal_is_told_from_another_by_its_time(TestReporter reporter) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Map<Kind, Double>> rounds = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < NOT_COUNTED; i++) round(i, random);
        while (rounds.size() < FEWEST || !controlIsSeen(rounds)) {
            if (rounds.size() >= MOST || System.nanoTime() - begun > PATIENCE.toNanos()) {
                abort("this machine is too noisy to measure: %s more at the source was not seen in %d rounds"
                        .formatted(LATER, rounds.size()));
            }
            for (int i = 0; i < LOOK_EVERY; i++) rounds.add(round(i, random));
        }

        reporter.publishEntry("rounds", String.valueOf(rounds.size()));
        List<Kind> kinds = List.of(Kind.NO_RECORD, Kind.PROTECTED, Kind.SECRET, Kind.NOT_OFFERED);
        for (Kind one : kinds) {
            for (Kind other : kinds.subList(kinds.indexOf(one) + 1, kinds.size())) {
                SignedRank compared = compared(rounds, one, other);
                reporter.publishEntry(one + " and " + other, compared.toString());
                assertThat(compared.p())
                        .as("%s and %s in %d rounds, seed %d", one, other, rounds.size(), seed)
                        .isGreaterThanOrEqualTo(CERTAIN);
            }
        }
    }

    private static boolean controlIsSeen(List<Map<Kind, Double>> rounds) {
        return compared(rounds, Kind.NO_RECORD_LATER, Kind.NO_RECORD).p() < CERTAIN;
    }

    private static SignedRank compared(List<Map<Kind, Double>> rounds, Kind one, Kind other) {
        return SignedRank.of(rounds.stream()
                .map(round -> round.getOrDefault(one, 0.0) - round.getOrDefault(other, 0.0))
                .toList());
    }

    /// One refusal of each kind: the logarithm of its time. In some rounds the protected person has a case that waits
    /// already.
    private static Map<Kind, Double> round(int number, Random random) {
        if (number % 2 == 0) HOUSE.nobodyWaits();
        List<String> drawn = new ArrayList<>(Persons.ALL);
        Collections.shuffle(drawn, random);
        Deque<String> persons = new ArrayDeque<>(drawn);
        List<Kind> order = new ArrayList<>(Arrays.asList(Kind.values()));
        Collections.shuffle(order, random);
        Map<Kind, String> codes = new EnumMap<>(Kind.class);
        Map<Kind, String> of = new EnumMap<>(Kind.class);
        for (Kind kind : order) {
            String person = persons.remove();
            of.put(kind, person);
            codes.put(kind, kind == Kind.NOT_OFFERED ? HOUSE.stoppedOffer().code() : offered(person));
        }
        of.forEach((kind, person) -> {
            if (kind == Kind.NO_RECORD_LATER) {
                HOUSE.register().says(person, kind.said, LATER);
            } else {
                HOUSE.register().says(person, kind.said);
            }
        });
        Map<Kind, Double> times = new EnumMap<>(Kind.class);
        for (Kind kind : order) {
            Redeemed refused = HOUSE.redeem(codes.getOrDefault(kind, ""));
            assertThat(refused.answer().isError("invalid_grant")).as("%s", kind).isTrue();
            times.put(kind, Math.log((double) refused.nanos()));
        }
        return times;
    }

    private static String offered(String person) {
        HOUSE.register().says(person, Says.REGISTERED);
        return HOUSE.offer(RefusingHouse.CERTIFICATE, person).code();
    }
}
