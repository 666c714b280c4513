package se.intyga.bench.browser;

import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Where a browser ended up.
public sealed interface Page {
    URI address();

    /// A page of HTML.
    record Shown(URI address, int status, Document document) implements Page {
        public Optional<Element> find(String css) {
            return Optional.ofNullable(document.selectFirst(css));
        }

        public String title() {
            return document.title();
        }

        @Override
        public String toString() {
            return "Shown[" + status + " " + address.getPath() + "]";
        }
    }

    /// A redirect to an address that is not a browser's business: a wallet's.
    record Left(URI address) implements Page {
        @Override
        public String toString() {
            return "Left[" + address.getScheme() + "]";
        }
    }
}
