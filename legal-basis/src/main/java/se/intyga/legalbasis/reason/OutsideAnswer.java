package se.intyga.legalbasis.reason;

/// What anybody but the person is told. Protected, refused, unclear, no such person and not offered are one and the
/// same answer (L6).
public enum OutsideAnswer {
    AVAILABLE,
    NOT_AVAILABLE
}
