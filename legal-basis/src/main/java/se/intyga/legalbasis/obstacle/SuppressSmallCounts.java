package se.intyga.legalbasis.obstacle;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import se.intyga.legalbasis.archive.RefusalCount;

/// Hides counts below the threshold, and as many more as it takes that the month's total does not tell them: what is
/// hidden together must leave each of them free to be anything from one up to the threshold at least.
final class SuppressSmallCounts {
    private final int threshold;

    SuppressSmallCounts(int threshold) {
        this.threshold = threshold;
    }

    /// Precondition: all of one month, each count at least one.
    ObstacleMonth month(List<RefusalCount> counts) {
        Set<Integer> hidden = hidden(counts);
        boolean totalTells = !hidden.isEmpty() && !freeEnough(counts, hidden);
        return new ObstacleMonth(
                counts.getFirst().month(),
                totalTells
                        ? OptionalLong.empty()
                        : OptionalLong.of(
                                counts.stream().mapToLong(RefusalCount::count).sum()),
                IntStream.range(0, counts.size())
                        .mapToObj(i -> obstacle(counts.get(i), hidden.contains(i)))
                        .toList());
    }

    private Set<Integer> hidden(List<RefusalCount> counts) {
        List<Integer> smallestFirst = IntStream.range(0, counts.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> counts.get(i).count()))
                .toList();
        Set<Integer> hidden = new HashSet<>();
        for (int i : smallestFirst) {
            boolean small = counts.get(i).count() < threshold;
            boolean neededForOthers = !hidden.isEmpty() && !freeEnough(counts, hidden);
            if (small || neededForOthers) {
                hidden.add(i);
            }
        }
        return hidden;
    }

    /// A reader knows how many are hidden, that each is at least one, and from the total their sum.
    private boolean freeEnough(List<RefusalCount> counts, Set<Integer> hidden) {
        long sum = hidden.stream().mapToLong(i -> counts.get(i).count()).sum();
        return hidden.size() > 1 && sum - (hidden.size() - 1) >= threshold;
    }

    private static Obstacle obstacle(RefusalCount count, boolean hidden) {
        return new Obstacle(
                count.question(),
                count.code(),
                count.citations(),
                hidden ? OptionalLong.empty() : OptionalLong.of(count.count()));
    }
}
