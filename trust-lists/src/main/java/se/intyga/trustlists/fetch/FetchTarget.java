package se.intyga.trustlists.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// An address that may be tried at all: https, a host, no user, no fragment.
record FetchTarget(String host, int port, String pathAndQuery) {
    private static final int HTTPS_PORT = 443;

    static Optional<FetchTarget> of(URI address) {
        String host = address.getHost();
        if (host == null
                || host.isEmpty()
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || address.getPort() == 0
                || address.getPort() > 65_535) {
            return Optional.empty();
        }
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String request = path + query;
        // Anything but visible ASCII could end the request line.
        if (!request.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        int port = address.getPort() < 0 ? HTTPS_PORT : address.getPort();
        return Optional.of(new FetchTarget(host.toLowerCase(Locale.ROOT), port, request));
    }

    static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    /// As the allow-list and the `Host` header name it.
    String hostAndPort() {
        return host + ":" + port;
    }

    String hostHeader() {
        return port == HTTPS_PORT ? host : hostAndPort();
    }

    /// An IPv6 literal without its brackets.
    String bareHost() {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
