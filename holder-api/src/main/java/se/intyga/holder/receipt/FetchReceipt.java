package se.intyga.holder.receipt;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import se.intyga.holder.HolderConfig;
import se.intyga.trustlists.fetch.FetchOutcome;
import se.intyga.trustlists.fetch.SafeFetch;

/// Turns what the browser brought into a receipt: the token itself, or the one-time address where it waits.
/// Only addresses of relying parties' doors that app settled are asked.
@Singleton
final class FetchReceipt {
    private static final int MOST_BYTES = 64 * 1024;

    private final SafeFetch fetch;
    private final HolderConfig config;

    FetchReceipt(SafeFetch fetch, HolderConfig config) {
        this.fetch = fetch;
        this.config = config;
    }

    Optional<String> bring(String tokenOrAddress) {
        String brought = tokenOrAddress.strip();
        if (brought.isEmpty() || brought.length() > MOST_BYTES) {
            return Optional.empty();
        }
        if (!brought.startsWith("https:")) {
            return Optional.of(brought);
        }
        return address(brought)
                .map(address -> fetch.get(address, "application/jwt", MOST_BYTES))
                .flatMap(outcome -> switch (outcome) {
                    case FetchOutcome.Fetched fetched ->
                        Optional.of(new String(fetched.body(), StandardCharsets.US_ASCII));
                    case FetchOutcome.Refused _ -> Optional.empty();
                });
    }

    private Optional<URI> address(String brought) {
        return config.receiptAddresses().stream()
                .map(URI::toString)
                .filter(brought::startsWith)
                .map(prefix -> brought.substring(prefix.length()))
                .filter(rest -> rest.matches("[A-Za-z0-9_-]{16,100}"))
                .map(_ -> URI.create(brought))
                .findFirst();
    }
}
