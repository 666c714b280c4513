package se.intyga.eid.login;

import java.net.URI;
import java.net.URISyntaxException;

/// Where the browser goes after the login: a path of this house with its query. It begins with exactly one slash and
/// names no scheme, host or fragment, however a browser might read it (`//host`, `/\host`).
record ReturnPath(String value) {
    ReturnPath {
        if (!local(value)) {
            throw new IllegalArgumentException("a return path is local: one slash, no host");
        }
    }

    private static boolean local(String value) {
        if (!value.startsWith("/") || value.startsWith("//") || value.indexOf('\\') >= 0 || value.length() > 4000) {
            return false;
        }
        try {
            URI uri = new URI(value);
            return uri.getScheme() == null && uri.getRawAuthority() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
