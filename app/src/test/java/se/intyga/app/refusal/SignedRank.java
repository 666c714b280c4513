package se.intyga.app.refusal;

import java.util.Arrays;
import java.util.List;

/// Wilcoxon's signed-rank test of paired measurements, two-sided and exact: the distribution is counted, not
/// approximated, also where ranks are tied.
record SignedRank(int pairs, double sumOfPositive, double p) {
    /// Whether the paired values differ in the middle. Pairs without a difference say nothing and are left out.
    static SignedRank of(List<Double> differences) {
        double[] told = differences.stream()
                .mapToDouble(Double::doubleValue)
                .filter(one -> one != 0)
                .toArray();
        int[] ranks = doubledRanks(told);
        int positive = 0;
        int total = 0;
        for (int i = 0; i < told.length; i++) {
            total += ranks[i];
            if (told[i] > 0) positive += ranks[i];
        }
        return new SignedRank(told.length, positive / 2.0, atLeastAsFar(ranks, positive, total));
    }

    /// Ranks of the sizes, those of equal size shared, times two: whole numbers.
    private static int[] doubledRanks(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        int[] ranks = new int[differences.length];
        for (int i = 0; i < differences.length; i++) {
            double size = Math.abs(differences[i]);
            int first = 0;
            while (sizes[first] < size) first++;
            int last = first;
            while (last + 1 < sizes.length && sizes[last + 1] == size) last++;
            ranks[i] = first + 1 + last + 1;
        }
        return ranks;
    }

    /// The chance of a sum at least as far from the middle when each sign is a coin's.
    private static double atLeastAsFar(int[] ranks, int observed, int total) {
        double[] chance = new double[total + 1];
        chance[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--) {
                chance[sum] = (chance[sum] + (sum >= rank ? chance[sum - rank] : 0)) / 2;
            }
        }
        long distance = Math.abs(2L * observed - total);
        double p = 0;
        for (int sum = 0; sum <= total; sum++) {
            if (Math.abs(2L * sum - total) >= distance) p += chance[sum];
        }
        return Math.min(1, p);
    }
}
