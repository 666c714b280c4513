package se.intyga.legalbasis.basis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// The days on which an entry holds, both ends included, as days are counted in Sweden. Without a last day it holds
/// until a later version says otherwise.
public record Validity(LocalDate from, Optional<LocalDate> to) {
    public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    public Validity {
        if (to.isPresent() && to.get().isBefore(from)) {
            throw new IllegalArgumentException("a validity does not end before it begins");
        }
    }

    public boolean covers(Instant at) {
        LocalDate day = at.atZone(SWEDEN).toLocalDate();
        return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
    }

    public boolean endedBefore(Instant at) {
        LocalDate day = at.atZone(SWEDEN).toLocalDate();
        return to.map(last -> day.isAfter(last)).orElse(false);
    }
}
