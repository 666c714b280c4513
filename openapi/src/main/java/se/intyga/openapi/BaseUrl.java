package se.intyga.openapi;

import java.net.URI;

/// The address the house is known by, from its settings and never from a request. No final slash, no query, https.
public record BaseUrl(URI uri) {
    public BaseUrl {
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("the base URL is an absolute https address");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the base URL has no query, fragment or user");
        }
        if (uri.toString().endsWith("/")) {
            throw new IllegalArgumentException("the base URL does not end in a slash");
        }
    }

    /// The address of a path under the base URL; `path` begins with a slash.
    public URI resolve(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash");
        }
        return URI.create(uri + path);
    }

    /// A well-known document of the issuer at `path`: the segment is inserted between host and path (RFC 8414, section
    /// 3.1).
    public URI wellKnown(String name, String path) {
        String own = uri.getRawPath() == null ? "" : uri.getRawPath();
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + "/.well-known/" + name + own + path);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
