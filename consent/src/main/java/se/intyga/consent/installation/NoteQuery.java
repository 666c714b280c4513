package se.intyga.consent.installation;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.WithEntry;
import se.intyga.consent.person.AppendAboutPerson;
import se.intyga.formats.encoding.Base64Url;

/// Writes into each answering agency's ledger that another installation asked about the person, where she will read it
/// herself: an installation that asks out of curiosity leaves a trace it cannot remove. Once a day, agency and asker,
/// or reading one's history would fill it: entry and note of the day are one commit.
@Singleton
final class NoteQuery {
    private static final int ID_BYTES = 16;

    private final AppendAboutPerson append;
    private final Clock clock;
    private final SecureRandom random;

    NoteQuery(AppendAboutPerson append, Clock clock, SecureRandom random) {
        this.append = append;
        this.clock = clock;
        this.random = random;
    }

    void note(PersonReference person, Installation asker, Iterable<HistoryEntry> answered) {
        Map<LedgerName, Party> agencies = new LinkedHashMap<>();
        answered.forEach(entry ->
                agencies.putIfAbsent(entry.reference().ledger(), entry.event().controller()));
        agencies.forEach((ledger, agency) -> noteAt(person, asker, ledger, agency));
    }

    private void noteAt(PersonReference person, Installation asker, LedgerName ledger, Party agency) {
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        LedgerEvent event = LedgerEvent.of(
                        EventKind.HISTORY_ASKED, now, agency, new CorrelationId(Base64Url.encode(id)))
                .to(Party.of(asker.id(), asker.name().sv()))
                .build();
        var _ = append.appendWith(ledger, person, event, new WithEntry() {
            @Override
            public boolean takes(Handle handle) {
                return note(handle, person, asker, ledger, today);
            }

            @Override
            public void keeps(Handle handle, EntryReference entry) {
                // It was noted before.
            }
        });
    }

    /// Whether it is the first that day.
    private static boolean note(
            Handle handle, PersonReference person, Installation asker, LedgerName ledger, LocalDate today) {
        return handle.createUpdate("INSERT INTO consent.noted_query (person, ledger, asker, day)"
                                + " VALUES (:person, :ledger, :asker, :day) ON CONFLICT DO NOTHING")
                        .bind("person", person.bytes())
                        .bind("ledger", ledger.value())
                        .bind("asker", asker.id())
                        .bind("day", today)
                        .execute()
                == 1;
    }
}
