package se.intyga.consent.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import se.intyga.legalbasis.rule.Whose;

/// Which records have been kept long enough: whose, and from before when.
public record Old(Whose whose, Instant before) {
    /// For records that are reckoned from a day.
    LocalDate day() {
        return before.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
