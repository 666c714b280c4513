package se.intyga.eid.bankid;

/// How the person came from the login page to the BankID app; some messages differ by it.
public enum StartMethod {
    QR_CODE,
    THIS_COMPUTER,
    THIS_PHONE
}
