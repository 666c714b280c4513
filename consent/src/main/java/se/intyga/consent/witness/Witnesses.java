package se.intyga.consent.witness;

import java.util.List;

/// Who cosigns our checkpoints, and how many of them must have done so before a checkpoint is published.
///
/// @param needed 0 <= needed <= their number; 0 publishes each checkpoint at once, with the cosignatures there are
public record Witnesses(List<Witness> all, int needed) {
    public static final Witnesses NONE = new Witnesses(List.of(), 0);

    public Witnesses {
        all = List.copyOf(all);
        if (needed < 0 || needed > all.size()) {
            throw new IllegalArgumentException("as many witnesses can be needed as there are, not more");
        }
        if (all.stream().map(witness -> witness.key().name()).distinct().count() != all.size()) {
            throw new IllegalArgumentException("two witnesses have one name");
        }
    }
}
