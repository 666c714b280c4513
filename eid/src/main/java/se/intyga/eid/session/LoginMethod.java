package se.intyga.eid.session;

/// With what electronic identification the person logged in.
public enum LoginMethod {
    BANKID
}
