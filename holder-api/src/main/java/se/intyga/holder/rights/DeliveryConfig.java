package se.intyga.holder.rights;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/// How deletion requests are sent to recipients.
///
/// @param timeout for the recipient's whole answer
public record DeliveryConfig(SSLContext tls, Duration timeout) {
    public DeliveryConfig {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("a recipient is given up to half a minute");
        }
    }
}
