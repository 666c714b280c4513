package se.intyga.legalbasis.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Every policy version this installation knows, past, present and to come. Which of them decides follows from the
/// instant alone, so a version takes effect on its day without a restart; [PolicyFolder] adds versions while it runs.
public final class Policies {
    private final AtomicReference<List<PolicySet>> sets;

    public Policies(List<PolicySet> sets) {
        this.sets = new AtomicReference<>(latestFirst(sets));
    }

    private static List<PolicySet> latestFirst(List<PolicySet> sets) {
        return sets.stream()
                .sorted(Comparator.comparing(PolicySet::effectiveFrom).reversed())
                .toList();
    }

    /// The version in force: the latest that has begun; the one that allows nothing before the first.
    public PolicySet effectiveAt(Instant at) {
        return all().stream().filter(set -> !set.startsAfter(at)).findFirst().orElseGet(PolicySet::none);
    }

    /// A version by its name in a record, for replay.
    public Optional<PolicySet> version(PolicyVersion version) {
        if (version.equals(PolicySet.none().version())) {
            return Optional.of(PolicySet.none());
        }
        return all().stream().filter(set -> set.version().equals(version)).findFirst();
    }

    /// A version by its content hash alone, which is its lasting address.
    public Optional<PolicySet> byHash(String contentHash) {
        return all().stream()
                .filter(set -> set.version().contentHash().equals(contentHash))
                .findFirst();
    }

    /// Latest first.
    public List<PolicySet> all() {
        return sets.get();
    }

    /// Whether any version is one of the examples that ship.
    public boolean containExamples() {
        return all().stream().anyMatch(PolicySet::example);
    }

    void know(List<PolicySet> now) {
        sets.set(latestFirst(now));
    }
}
