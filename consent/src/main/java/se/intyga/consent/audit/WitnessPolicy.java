package se.intyga.consent.audit;

import java.util.List;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.checkpoint.WitnessKey;

/// How many of which witnesses must have cosigned a checkpoint before it is believed.
///
/// @param needed 0 <= needed <= the number of witnesses
public record WitnessPolicy(List<WitnessKey> witnesses, int needed) {
    public static final WitnessPolicy NONE = new WitnessPolicy(List.of(), 0);

    public WitnessPolicy {
        witnesses = witnesses.stream().distinct().toList();
        if (needed < 0 || needed > witnesses.size()) {
            throw new IllegalArgumentException("as many witnesses can be needed as there are, not more");
        }
    }

    public boolean satisfiedBy(SignedNote note) {
        return witnesses.stream()
                        .filter(witness -> witness.cosigned(note).isPresent())
                        .count()
                >= needed;
    }
}
