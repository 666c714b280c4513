package se.intyga.eid.login;

import java.time.Duration;

/// How the login page behaves.
///
/// @param lifetime how long a login may take from the first page to the end
/// @param collectEvery the pause between two questions to BankID about one order
/// @param renewals how often an order whose QR code nobody scanned is quietly replaced by a new one
public record LoginConfig(Duration lifetime, Duration collectEvery, int renewals) {
    /// Ten minutes, two seconds (BankID's wish), five new QR codes.
    public static final LoginConfig DEFAULT = new LoginConfig(Duration.ofMinutes(10), Duration.ofSeconds(2), 5);

    public LoginConfig {
        if (lifetime.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("login-lifetime: between one minute and one hour");
        }
        if (collectEvery.isNegative() || collectEvery.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("login-collect-every: at most ten seconds");
        }
        if (renewals < 0 || renewals > 20) {
            throw new IllegalArgumentException("login-renewals: between 0 and 20");
        }
    }
}
