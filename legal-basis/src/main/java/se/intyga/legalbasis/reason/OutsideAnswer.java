package se.intyga.legalbasis.reason;

import java.util.Locale;

/// What anybody but the person is told. Protected, refused, unclear, no such person and not offered are one and the
/// same answer (L6).
public enum OutsideAnswer {
    AVAILABLE,
    NOT_AVAILABLE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
