package se.intyga.holder.history;

import io.micronaut.http.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.intyga.consent.history.HistoryFilter;
import se.intyga.consent.history.HistoryPosition;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.EventKind;

/// Which part of the history a request asks for: `event` (may come several times), `party`, `from`, `to` (a time, or a
/// day in Sweden: `to` then includes it), `after` (from an earlier answer) and `limit`.
record HistoryParameters(HistoryFilter filter, Optional<HistoryPosition> after, int limit, List<String> written) {
    static final int DEFAULT_LIMIT = 20;

    /// The parameters there are, for refusals.
    static final List<String> NAMES = List.of("event", "party", "from", "to", "after", "limit");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern PARTY = Pattern.compile("[!-~]{1,200}");
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    static final HistoryParameters NONE =
            new HistoryParameters(HistoryFilter.ALL, Optional.empty(), DEFAULT_LIMIT, List.of());

    /// Nothing when a parameter is not as it should be. An empty one, as forms send it, is none.
    static Optional<HistoryParameters> of(HttpRequest<?> request) {
        String limit = text(request, "limit").orElse(String.valueOf(DEFAULT_LIMIT));
        Optional<HistoryPosition> after = text(request, "after").flatMap(HistoryPosition::parse);
        Optional<String> party = text(request, "party");
        if (!NUMBER.matcher(limit).matches()
                || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > ReadHistory.MOST
                || text(request, "after").isPresent() != after.isPresent()
                || party.filter(id -> !PARTY.matcher(id).matches()).isPresent()) {
            return Optional.empty();
        }
        try {
            Set<EventKind> kinds = new HashSet<>();
            for (String kind : request.getParameters().getAll("event")) {
                if (!kind.isEmpty()) {
                    kinds.add(EventKind.valueOf(kind));
                }
            }
            HistoryFilter filter = new HistoryFilter(
                    kinds,
                    party,
                    text(request, "from").map(from -> time(from, 0)),
                    text(request, "to").map(to -> time(to, 1)));
            return Optional.of(new HistoryParameters(filter, after, Integer.parseInt(limit), written(request)));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Instant time(String text, int moreDays) {
        return DAY.matcher(text).matches()
                ? LocalDate.parse(text).plusDays(moreDays).atStartOfDay(SWEDEN).toInstant()
                : Instant.parse(text);
    }

    private static Optional<String> text(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getParameters().get(name)).filter(value -> !value.isEmpty());
    }

    /// The narrowing parameters as they came, for the addresses of other pages.
    private static List<String> written(HttpRequest<?> request) {
        List<String> written = new ArrayList<>();
        for (String name : List.of("event", "party", "from", "to", "limit")) {
            for (String value : request.getParameters().getAll(name)) {
                if (!value.isEmpty()) {
                    written.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
                }
            }
        }
        return written;
    }

    /// The query of the page that begins after a position, with a question mark unless it is empty.
    String query(Optional<HistoryPosition> position, String... more) {
        List<String> all = new ArrayList<>(written);
        position.ifPresent(found -> all.add("after=" + found.text()));
        all.addAll(List.of(more));
        return all.isEmpty() ? "" : "?" + String.join("&", all);
    }
}
