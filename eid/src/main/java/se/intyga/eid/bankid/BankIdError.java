package se.intyga.eid.bankid;

import java.util.Arrays;
import java.util.Locale;

/// Why BankID did not do what it was asked (`errorCode`), and the two ways in which it may not answer at all.
public enum BankIdError {
    ALREADY_IN_PROGRESS(400, "alreadyInProgress"),
    INVALID_PARAMETERS(400, "invalidParameters"),
    UNAUTHORIZED(401, "unauthorized"),
    NOT_FOUND(404, "notFound"),
    METHOD_NOT_ALLOWED(405, "methodNotAllowed"),
    REQUEST_TIMEOUT(408, "requestTimeout"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupportedMediaType"),
    INTERNAL_ERROR(500, "internalError"),
    MAINTENANCE(503, "maintenance"),
    /// No answer in time, or no connection.
    UNREACHABLE(0, ""),
    /// An answer that is not one of the interface's.
    GARBLED(0, "");

    private final int status;
    private final String wire;

    BankIdError(int status, String wire) {
        this.status = status;
        this.wire = wire;
    }

    /// The error of a refused request. The code decides (`Maintenance` has been seen too); without a known one the
    /// status does.
    static BankIdError of(int status, String code) {
        String sent = code.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(error ->
                        !sent.isEmpty() && error.wire.toLowerCase(Locale.ROOT).equals(sent))
                .findFirst()
                .orElseGet(() -> status == 403
                        ? UNAUTHORIZED
                        : Arrays.stream(values())
                                .filter(error -> error.status == status && error != ALREADY_IN_PROGRESS)
                                .findFirst()
                                .orElse(GARBLED));
    }

    public int status() {
        return status;
    }

    public String wire() {
        return wire;
    }

    public UserMessage message() {
        return this == ALREADY_IN_PROGRESS ? UserMessage.RFA4 : UserMessage.RFA5;
    }

    /// True when the same question may be asked again quietly: nothing is wrong with it, and nothing came of it.
    public boolean passing() {
        return switch (this) {
            case MAINTENANCE, UNREACHABLE -> true;
            case ALREADY_IN_PROGRESS,
                    INVALID_PARAMETERS,
                    UNAUTHORIZED,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    REQUEST_TIMEOUT,
                    UNSUPPORTED_MEDIA_TYPE,
                    INTERNAL_ERROR,
                    GARBLED -> false;
        };
    }
}
