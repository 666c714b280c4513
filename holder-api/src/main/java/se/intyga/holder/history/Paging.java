package se.intyga.holder.history;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import se.intyga.consent.history.HistoryPage;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadHistory;

/// Which part of the history is asked for, by the query parameters `page` (1) and `limit` (20).
record Paging(int page, int limit) {
    static final int DEFAULT_LIMIT = 20;
    static final int MOST = 100;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    /// Nothing when a parameter is no number, or the limit lies outside 1 to 100.
    static Optional<Paging> of(HttpRequest<?> request) {
        String page = request.getParameters().get("page", String.class, "1");
        String limit = request.getParameters().get("limit", String.class, String.valueOf(DEFAULT_LIMIT));
        if (!NUMBER.matcher(page).matches() || !NUMBER.matcher(limit).matches()) {
            return Optional.empty();
        }
        Paging paging = new Paging(Integer.parseInt(page), Integer.parseInt(limit));
        return paging.limit < 1 || paging.limit > MOST ? Optional.empty() : Optional.of(paging);
    }

    /// A page outside the range is empty, not an error (FNS.14).
    HistoryPage of(ReadHistory history, PersonReference person) {
        if (page >= 1) {
            return history.of(person, page, limit);
        }
        HistoryPage first = history.of(person, 1, limit);
        return new HistoryPage(java.util.List.of(), page, limit, first.total());
    }
}
