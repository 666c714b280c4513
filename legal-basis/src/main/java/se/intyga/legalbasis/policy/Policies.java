package se.intyga.legalbasis.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Every policy version this installation knows, past, present and to come.
public final class Policies {
    private final List<PolicySet> sets;

    public Policies(List<PolicySet> sets) {
        this.sets = sets.stream()
                .sorted(Comparator.comparing(PolicySet::effectiveFrom).reversed())
                .toList();
    }

    /// The version in force: the latest that has begun; the one that allows nothing before the first.
    public PolicySet effectiveAt(Instant at) {
        return sets.stream().filter(set -> !set.startsAfter(at)).findFirst().orElseGet(PolicySet::none);
    }

    /// A version by its name in a record, for replay.
    public Optional<PolicySet> version(PolicyVersion version) {
        if (version.equals(PolicySet.none().version())) {
            return Optional.of(PolicySet.none());
        }
        return sets.stream().filter(set -> set.version().equals(version)).findFirst();
    }

    /// Latest first.
    public List<PolicySet> all() {
        return sets;
    }

    /// Whether any version is one of the examples that ship.
    public boolean containExamples() {
        return sets.stream().anyMatch(PolicySet::example);
    }
}
