package se.intyga.eid.login;

import java.time.Instant;
import se.intyga.pages.Text;

/// One login of one browser, from the page that asked for it to the session.
///
/// @param browser the digest of the cookie of the browser that began; no other may see or finish it
/// @param returnMark the random part of the address to which the BankID app sends the browser back
record Login(
        String browser,
        String returnPath,
        Text intent,
        String formToken,
        String returnMark,
        Instant expiresAt,
        Phase phase) {

    Login in(Phase next) {
        return new Login(browser, returnPath, intent, formToken, returnMark, expiresAt, next);
    }

    @Override
    public String toString() {
        return "Login[hidden]";
    }
}
