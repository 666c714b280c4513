package se.intyga.consent.ledger;

import java.util.regex.Pattern;

/// What app settles for all ledgers.
///
/// @param originPrefix the base URL without scheme, for example `intyga.example`; a ledger's origin in checkpoints is
///     `<prefix>/ledgers/<ledger name>`
public record LedgerConfig(String originPrefix) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*");

    public LedgerConfig {
        if (!FORM.matcher(originPrefix).matches()) {
            throw new IllegalArgumentException("a ledger origin begins with a host, without scheme and final slash");
        }
    }

    public String origin(LedgerName ledger) {
        return originPrefix + "/ledgers/" + ledger.value();
    }
}
