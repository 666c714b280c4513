package se.intyga.holder.installation;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/// How other installations are asked.
///
/// @param tls whom to believe
/// @param timeout for one installation's whole answer
/// @param atOnce so many questions of all persons at once; more wait within their own time
public record AskingConfig(SSLContext tls, Duration timeout, int atOnce) {
    public AskingConfig {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("an installation is given up to half a minute");
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one question can be asked at a time");
        }
    }
}
