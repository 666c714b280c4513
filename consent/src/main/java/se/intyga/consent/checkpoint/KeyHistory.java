package se.intyga.consent.checkpoint;

import java.util.Arrays;
import java.util.List;

/// How a house's ledger key was changed over time, the oldest change first: each takes over from the one before.
public record KeyHistory(List<KeySuccession> successions) {
    public static final KeyHistory NONE = new KeyHistory(List.of());

    public KeyHistory {
        successions = List.copyOf(successions);
        for (int i = 1; i < successions.size(); i++) {
            if (!Arrays.equals(successions.get(i - 1).to(), successions.get(i).from())) {
                throw new IllegalArgumentException("ledger key successions do not join: one is missing");
            }
        }
    }
}
