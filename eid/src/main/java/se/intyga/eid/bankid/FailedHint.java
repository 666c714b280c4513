package se.intyga.eid.bankid;

import java.util.Arrays;

/// Why an order failed (`hintCode` of a failed order). Codes that are not known here are UNKNOWN.
public enum FailedHint {
    EXPIRED_TRANSACTION("expiredTransaction"),
    CERTIFICATE_ERROR("certificateErr"),
    USER_CANCEL("userCancel"),
    CANCELLED("cancelled"),
    START_FAILED("startFailed"),
    USER_DECLINED_CALL("userDeclinedCall"),
    NOT_SUPPORTED_BY_USER_APP("notSupportedByUserApp"),
    TRANSACTION_RISK_BLOCKED("transactionRiskBlocked"),
    MRTD_VERIFICATION_FAILED("mrtdVerificationFailed"),
    FACIAL_RECOGNITION_FAILED("facialRecognitionFailed"),
    NFC_NOT_SUPPORTED_BY_DEVICE("nfcNotSupportedByDevice"),
    MULTIPLE_BANKIDS_ON_DEVICE("multipleBankIdsOnDevice"),
    STEP_UP_FAILED("stepUpFailed"),
    UNKNOWN("");

    private final String wire;

    FailedHint(String wire) {
        this.wire = wire;
    }

    public static FailedHint ofWire(String code) {
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
            case EXPIRED_TRANSACTION -> UserMessage.RFA8;
            case CERTIFICATE_ERROR -> UserMessage.RFA16;
            case USER_CANCEL -> UserMessage.RFA6;
            case CANCELLED -> UserMessage.RFA3;
            case START_FAILED -> start == StartMethod.QR_CODE ? UserMessage.RFA17B : UserMessage.RFA17A;
            case MRTD_VERIFICATION_FAILED -> UserMessage.RFA26;
            case FACIAL_RECOGNITION_FAILED -> UserMessage.RFA27;
            case NFC_NOT_SUPPORTED_BY_DEVICE -> UserMessage.RFA28;
            case MULTIPLE_BANKIDS_ON_DEVICE -> UserMessage.RFA29;
            case STEP_UP_FAILED -> UserMessage.RFA30;
            case USER_DECLINED_CALL, NOT_SUPPORTED_BY_USER_APP, TRANSACTION_RISK_BLOCKED, UNKNOWN -> UserMessage.RFA22;
        };
    }
}
