package se.intyga.issuer.statuslist;

/// The statuses an agency sets (Token Status List, section 7.1). INVALID is final (S-9).
public enum CredentialStatus {
    VALID(0),
    INVALID(1),
    SUSPENDED(2);

    private final int code;

    CredentialStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static CredentialStatus ofCode(int code) {
        for (CredentialStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status has the code " + code);
    }
}
