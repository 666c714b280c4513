package se.intyga.issuer.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// What may be a redirect address at all: https or a wallet's own scheme, absolute, without a fragment.
final class RedirectAddress {
    private static final int LONGEST = 2048;
    private static final Set<String> DANGEROUS =
            Set.of("http", "javascript", "data", "vbscript", "file", "blob", "about", "ftp", "ws", "wss");

    private RedirectAddress() {}

    static boolean acceptable(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            URI uri = new URI(text);
            if (!uri.isAbsolute() || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                return false;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            return !DANGEROUS.contains(scheme) && (!scheme.equals("https") || uri.getHost() != null);
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
