package se.intyga.legalbasis.rule;

import java.util.Optional;
import java.util.Set;

/// Whose records a rule about them is for: one agency's, or all but those of agencies that have a rule of their own.
public sealed interface Whose {
    /// Whether it is for records of this agency; nothing for records that belong to none.
    boolean covers(Optional<String> agency);

    /// One agency's.
    record Of(String agency) implements Whose {
        @Override
        public boolean covers(Optional<String> other) {
            return other.filter(agency::equals).isPresent();
        }
    }

    /// Everybody's but theirs.
    record AllBut(Set<String> agencies) implements Whose {
        public AllBut {
            agencies = Set.copyOf(agencies);
        }

        @Override
        public boolean covers(Optional<String> agency) {
            return agency.filter(agencies::contains).isEmpty();
        }
    }
}
