package se.intyga.consent.history;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.formats.encoding.Base64Url;

/// Where an entry stands in a history, over all installations. What happens later never moves it, so that a page that
/// begins after a position stays the same page.
///
/// @param installation the base URL of the installation that answered; empty for our own
public record HistoryPosition(Instant at, String installation, LedgerName ledger, long index)
        implements Comparable<HistoryPosition> {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,15}) ([a-z0-9/-]{1,80}) ([0-9]{1,15}) ?([!-~]{0,300})");
    private static final int LONGEST = 600;

    private static final Comparator<HistoryPosition> NEWEST_FIRST = Comparator.comparing(HistoryPosition::at)
            .thenComparing(position -> position.ledger().value())
            .thenComparing(HistoryPosition::installation)
            .thenComparingLong(HistoryPosition::index)
            .reversed();

    /// Reads what [#text] wrote; nothing for anything else.
    public static Optional<HistoryPosition> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return Base64Url.decode(text)
                .map(bytes -> FORM.matcher(new String(bytes, StandardCharsets.US_ASCII)))
                .filter(Matcher::matches)
                .flatMap(HistoryPosition::read);
    }

    private static Optional<HistoryPosition> read(Matcher parts) {
        try {
            return Optional.of(new HistoryPosition(
                    Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                    parts.group(4),
                    new LedgerName(parts.group(2)),
                    Long.parseLong(parts.group(3))));
        } catch (IllegalArgumentException | DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /// One word for addresses. It says when and in which ledger something stands, never about whom.
    public String text() {
        return Base64Url.encode((at.toEpochMilli() + " " + ledger.value() + " " + index + " " + installation)
                .getBytes(StandardCharsets.US_ASCII));
    }

    /// Newest first.
    @Override
    public int compareTo(HistoryPosition other) {
        return NEWEST_FIRST.compare(this, other);
    }
}
