package se.intyga.issuer.source;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// Where an agency's own register answers, and how it is reached.
///
/// @param lookups the https address that takes a lookup by POST, so that no personal number stands in an address
/// @param tls whom to trust, and the certificate to show where the register wants one
/// @param bearer the key shown in the `Authorization` header; not printed
/// @param timeout for connecting, and again for the whole answer
/// @param maxBytes longer answers are no answers
public record SourceAddress(URI lookups, SSLContext tls, String bearer, Duration timeout, int maxBytes) {
    public SourceAddress {
        if (!"https".equals(lookups.getScheme()) || lookups.getRawQuery() != null) {
            throw new IllegalArgumentException("a source is asked over https, at an address without query");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("a source's timeout is at most a minute");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a source's answer has a size");
        }
    }

    @Override
    public String toString() {
        return "SourceAddress[" + lookups + "]";
    }
}
