package se.intyga.legalbasis.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.legalbasis.archive.RefusalCount;
import se.intyga.legalbasis.decision.DecisionRecord;

class SuppressSmallCountsTest {
    private static final int THRESHOLD = 5;

    private static ObstacleMonth month(List<Long> counts) {
        return new SuppressSmallCounts(THRESHOLD)
                .month(IntStream.range(0, counts.size())
                        .mapToObj(i -> new RefusalCount(
                                YearMonth.of(2026, 10),
                                DecisionRecord.Question.RELEASE,
                                "CODE_" + i,
                                List.of(),
                                counts.get(i)))
                        .toList());
    }

    private static List<Long> told(ObstacleMonth month) {
        return month.obstacles().stream()
                .map(obstacle -> obstacle.count().orElse(-1))
                .toList();
    }

    private static List<Long> longs(String words) {
        return java.util.regex.Pattern.compile(" ")
                .splitAsStream(words)
                .map(word -> word.equals("-") ? -1L : Long.parseLong(word))
                .toList();
    }

    @ParameterizedTest(name = "{0} is told as {1}, total {2}")
    @CsvSource({
        "5 9 12,5 9 12,26",
        "3,-,-",
        "4 4,- -,8",
        "1 1,- -,-",
        "3 9 12,- - 12,24",
        "1 4 12,- - -,17",
        "1 1 1 1 1 20,- - - - - -,25",
        "5,5,5",
    })
    void small_counts_are_hidden_and_so_is_what_would_tell_them(String counts, String told, String total) {
        ObstacleMonth month = month(longs(counts));
        assertThat(month.total())
                .isEqualTo(total.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total)));
        assertThat(told(month)).isEqualTo(longs(told));
    }

    /// A reader with pencil and paper: whatever is hidden, with the total, leaves each hidden count free to be any
    /// number from one to the threshold.
    @Test
    void no_reader_can_tell_a_hidden_count_closer_than_the_threshold() {
        Random random = new Random(20261121);
        for (int run = 0; run < 5_000; run++) {
            List<Long> counts = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(8); i++) {
                counts.add(1L + random.nextInt(random.nextInt(3) == 0 ? 60 : 7));
            }
            ObstacleMonth month = month(counts);
            List<Long> told = told(month);
            long hidden = told.stream().filter(count -> count < 0).count();
            for (int i = 0; i < counts.size(); i++) {
                assertThat(told.get(i)).as("%s", counts).isIn(-1L, counts.get(i));
                assertThat(counts.get(i) < THRESHOLD && told.get(i) >= 0)
                        .as("%s", counts)
                        .isFalse();
            }
            if (hidden > 0 && month.total().isPresent()) {
                long sum = month.total().getAsLong()
                        - told.stream()
                                .filter(count -> count > 0)
                                .mapToLong(Long::longValue)
                                .sum();
                assertThat(LongStream.rangeClosed(1, THRESHOLD)
                                .filter(guess -> sum - guess >= hidden - 1 && (hidden > 1 || sum == guess))
                                .count())
                        .as("%s: guesses that stay possible", counts)
                        .isEqualTo(THRESHOLD);
            }
            if (hidden == 0) {
                assertThat(month.total())
                        .hasValue(counts.stream().mapToLong(Long::longValue).sum());
            }
        }
    }
}
