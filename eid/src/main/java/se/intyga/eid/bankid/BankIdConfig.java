package se.intyga.eid.bankid;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// How BankID is reached.
///
/// @param endpoint with the version, such as `https://appapi2.bankid.com/rp/v6.0`
/// @param tls our certificate as relying party, and trust in BankID's own authority and in no other
/// @param timeout how long one call may take
/// @param appStart what starts the BankID app on the same device, `https://app.bankid.com/`
public record BankIdConfig(URI endpoint, SSLContext tls, Duration timeout, URI appStart) {
    public static final URI APP_START = URI.create("https://app.bankid.com/");

    public BankIdConfig {
        if (!"https".equals(endpoint.getScheme()) || endpoint.getHost() == null) {
            throw new IllegalArgumentException("bankid-endpoint: an absolute https address");
        }
        if (endpoint.getRawQuery() != null || !endpoint.getPath().endsWith("/rp/v6.0")) {
            throw new IllegalArgumentException("bankid-endpoint: ends in /rp/v6.0");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("bankid-timeout: between 100 milliseconds and one minute");
        }
        if (appStart.getScheme() == null) {
            throw new IllegalArgumentException("bankid-app-start: an absolute address");
        }
    }

    /// With ten seconds a call and BankID's own app start.
    public static BankIdConfig at(URI endpoint, SSLContext tls) {
        return new BankIdConfig(endpoint, tls, Duration.ofSeconds(10), APP_START);
    }
}
