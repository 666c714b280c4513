package se.intyga.consent.publication;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// Which ledger a path names: `holder`, or a kind and an organisation.
final class LedgerPath {
    private LedgerPath() {}

    static Optional<LedgerName> name(@Nullable String kind, @Nullable String organisation) {
        if (kind == null || organisation == null) {
            return Optional.of(LedgerName.ofHolderDoor());
        }
        try {
            return Optional.of(new LedgerName(kind + "/" + organisation));
        } catch (IllegalArgumentException noLedger) {
            return Optional.empty();
        }
    }

    static HttpResponse<?> notFound(BaseUrl base) {
        return Problem.of(
                        base,
                        HttpStatus.NOT_FOUND,
                        "NOT_IN_LEDGER",
                        "Nothing is published here",
                        "Either there is no such ledger, or it has nothing of that size. The list of ledgers is at /ledgers.")
                .response();
    }
}
