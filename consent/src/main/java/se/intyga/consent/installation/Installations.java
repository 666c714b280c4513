package se.intyga.consent.installation;

import java.util.List;
import java.util.Optional;

/// The installations this one works with, and the keys it works by.
public record Installations(OwnInstallation own, List<Installation> others) {
    /// More would make every reading of a history slow.
    public static final int MOST = 50;

    public Installations {
        others = List.copyOf(others);
        if (others.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " installations are worked with");
        }
        if (others.stream().map(Installation::id).distinct().count() != others.size()
                || others.stream().anyMatch(other -> other.id().equals(own.id()))) {
            throw new IllegalArgumentException("two installations have the same address");
        }
    }

    public List<Installation> asked() {
        return others.stream().filter(Installation::asked).toList();
    }

    /// Whoever goes by that address and may ask.
    public Optional<Installation> asker(String id) {
        return others.stream()
                .filter(Installation::mayAsk)
                .filter(other -> other.id().equals(id))
                .findFirst();
    }
}
