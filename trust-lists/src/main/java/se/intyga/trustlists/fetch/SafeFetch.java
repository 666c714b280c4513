package se.intyga.trustlists.fetch;

import jakarta.inject.Singleton;
import java.net.URI;
import se.intyga.trustlists.config.TrustListsConfig;

/// Fetches what a stranger's credential points at: https only, no redirects, nothing inside.
@Singleton
public final class SafeFetch {
    private final TrustListsConfig config;

    public SafeFetch(TrustListsConfig config) {
        this.config = config;
    }

    /// The content at the address, or why there is none.
    ///
    /// @param accept the one media type that will do
    public FetchOutcome get(URI address, String accept, int maxBytes) {
        return new FetchOutcome.Refused(
                FetchRefusal.UNREACHABLE, "Nothing is fetched yet within " + config.fetchTimeout() + ".");
    }
}
