package se.intyga.holder.history;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.openapi.BaseUrl;

/// Where the rules can be read by which an entry was decided: at the installation whose entry it is.
final class PolicyLink {
    private PolicyLink() {}

    static Optional<URI> of(HistoryEntry entry, BaseUrl base) {
        String house = entry.installation().orElse(base.toString());
        return entry.event()
                .policyVersion()
                .map(version ->
                        URI.create(house + "/rules/" + URLEncoder.encode(version.value(), StandardCharsets.UTF_8)));
    }
}
