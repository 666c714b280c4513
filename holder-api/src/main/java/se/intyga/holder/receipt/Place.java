package se.intyga.holder.receipt;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which entry is meant, by the query parameters `ledger` and `index`.
record Place(String ledger, long index) {
    private static final Pattern LEDGER = Pattern.compile("[a-z0-9/-]{1,100}");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,15}");

    static Optional<Place> of(HttpRequest<?> request) {
        String ledger = request.getParameters().get("ledger", String.class, "");
        String index = request.getParameters().get("index", String.class, "");
        return LEDGER.matcher(ledger).matches() && INDEX.matcher(index).matches()
                ? Optional.of(new Place(ledger, Long.parseLong(index)))
                : Optional.empty();
    }

    String query() {
        return "ledger=" + ledger + "&index=" + index;
    }
}
