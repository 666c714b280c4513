package se.intyga.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The statistic that the timing test rests on, on data whose answer is known.
class SignedRankTest {
    /// Darwin's maize, the textbooks' example: fifteen pairs, W = 24, p = 0.0413 from the exact distribution.
    @Test
    void darwins_plants_differ_as_the_tables_say() {
        SignedRank maize = SignedRank.of(differences(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48));

        assertThat(maize.pairs()).isEqualTo(15);
        assertThat(maize.sumOfPositive()).isEqualTo(96);
        assertThat(maize.p()).isCloseTo(0.041259765625, within(1e-12));
    }

    @Test
    void when_all_go_one_way_the_chance_is_that_of_as_many_coins() {
        assertThat(SignedRank.of(differences(1, 2, 3, 4, 5)).p()).isCloseTo(2.0 / 32, within(1e-15));
        List<Double> twenty =
                IntStream.rangeClosed(1, 20).mapToObj(i -> -(double) i).toList();
        assertThat(SignedRank.of(twenty).p()).isCloseTo(2.0 / (1 << 20), within(1e-15));
    }

    @Test
    void equal_sizes_share_their_rank_and_no_difference_counts_for_nothing() {
        SignedRank tied = SignedRank.of(differences(0, 1, 1, 1, -1, 0));

        assertThat(tied.pairs()).isEqualTo(4);
        assertThat(tied.sumOfPositive()).isEqualTo(7.5);
        // Of sixteen ways to throw four coins, ten come out three to one or further.
        assertThat(tied.p()).isCloseTo(10.0 / 16, within(1e-15));
        assertThat(SignedRank.of(differences(0, 0)).p()).isEqualTo(1);
    }

    @Test
    void it_is_the_same_the_other_way_round() {
        assertThat(SignedRank.of(differences(-3, 5, 8, -1, 9)).p())
                .isEqualTo(SignedRank.of(differences(3, -5, -8, 1, -9)).p());
    }

    /// What the timing test asks of it: a shift half as wide as the noise is found, and noise is not taken for one.
    @Test
    void a_shift_is_found_in_noise_and_noise_is_not_taken_for_a_shift() {
        Random random = new Random(7);
        List<Double> noise = new ArrayList<>();
        List<Double> shifted = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            noise.add(random.nextGaussian());
            shifted.add(random.nextGaussian() + 0.5);
        }

        assertThat(SignedRank.of(noise).p()).isGreaterThan(0.01);
        assertThat(SignedRank.of(shifted).p()).isLessThan(1e-4);
    }

    private static List<Double> differences(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
