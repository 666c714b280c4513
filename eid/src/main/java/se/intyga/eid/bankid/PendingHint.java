package se.intyga.eid.bankid;

import java.util.Arrays;

/// Why an order is not finished yet (`hintCode` of a pending order). Codes that are not known here are UNKNOWN: new
/// ones may come without notice.
public enum PendingHint {
    OUTSTANDING_TRANSACTION("outstandingTransaction"),
    NO_CLIENT("noClient"),
    STARTED("started"),
    USER_MRTD("userMrtd"),
    USER_CALL_CONFIRM("userCallConfirm"),
    USER_SIGN("userSign"),
    PROCESSING("processing"),
    USER_STEP_UP("userStepUp"),
    USER_FACE("userFace"),
    UNKNOWN("");

    private final String wire;

    PendingHint(String wire) {
        this.wire = wire;
    }

    public static PendingHint ofWire(String code) {
        return Arrays.stream(values())
                .filter(hint -> hint.wire.equals(code))
                .findFirst()
                .orElse(UNKNOWN);
    }

    public String wire() {
        return wire;
    }

    public UserMessage message(StartMethod start) {
        return switch (this) {
            case OUTSTANDING_TRANSACTION -> start == StartMethod.QR_CODE ? UserMessage.RFA1 : UserMessage.RFA13;
            case NO_CLIENT -> UserMessage.RFA1;
            case STARTED -> start == StartMethod.THIS_COMPUTER ? UserMessage.RFA15A : UserMessage.RFA15B;
            case USER_MRTD -> UserMessage.RFA23;
            case USER_SIGN -> UserMessage.RFA9;
            case USER_STEP_UP -> UserMessage.RFA25;
            case USER_FACE -> UserMessage.RFA24;
            case USER_CALL_CONFIRM, PROCESSING, UNKNOWN -> UserMessage.RFA21;
        };
    }
}
