package se.intyga.issuer.manual;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/// Which part of the queue is asked for.
record CaseQuery(Optional<String> state, int page, int limit) {
    private static final Set<String> STATES =
            Set.of("waiting", "claimed", "proposed", "released", "refused", "used", "expired", "withdrawn");
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int LAST_PAGE = 10_000;

    /// Empty when a parameter cannot be used.
    static Optional<CaseQuery> read(HttpRequest<?> request) {
        Optional<String> state = Optional.ofNullable(request.getParameters().get("state"));
        int page = number(request, "page", 1, LAST_PAGE);
        int limit = number(request, "limit", USUAL, MOST);
        return page < 1 || limit < 1 || !state.map(STATES::contains).orElse(true)
                ? Optional.empty()
                : Optional.of(new CaseQuery(state, page, limit));
    }

    int offset() {
        return (page - 1) * limit;
    }

    /// Zero when it is none.
    private static int number(HttpRequest<?> request, String name, int usual, int most) {
        String text = request.getParameters().get(name);
        if (text == null) {
            return usual;
        }
        int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        return value > most ? 0 : value;
    }
}
