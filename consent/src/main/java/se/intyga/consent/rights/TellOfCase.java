package se.intyga.consent.rights;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import se.intyga.consent.history.LinkToPerson;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.formats.encoding.Base64Url;

/// Writes of a case into the ledger it belongs to. What an agency is asked stands in its own ledger, where the person
/// reads it. What a recipient is asked or reported for stands in the door's ledger: neither whose, nor of whom.
@Singleton
final class TellOfCase {
    private static final int ID_BYTES = 16;

    private final AppendEntry append;
    private final LinkToPerson link;
    private final RightsConfig config;
    private final Clock clock;
    private final SecureRandom random;

    TellOfCase(AppendEntry append, LinkToPerson link, RightsConfig config, Clock clock, SecureRandom random) {
        this.append = append;
        this.link = link;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    void opened(PersonReference person, RightsCase opened) {
        switch (opened.asked().kind()) {
            case CORRECTION, ACCESS -> agency(person, opened, EventKind.CORRECTION_REQUESTED);
            case DELETION -> door(EventKind.DELETION_REQUESTED, opened);
            case AUTHORITY_REPORT -> door(EventKind.REPORTED_TO_AUTHORITY, opened);
        }
    }

    void decided(PersonReference person, RightsCase decided) {
        if (decided.asked().kind().isForAgency()) {
            agency(person, decided, EventKind.CORRECTION_DECIDED);
        }
    }

    private void agency(PersonReference person, RightsCase told, EventKind kind) {
        LedgerEvent.Builder event = LedgerEvent.of(
                        kind, clock.instant(), told.asked().about(), new CorrelationId(told.id()))
                .because(told.asked().kind().name(), told.state().name())
                .claims(told.asked().claims());
        Optional<String> type = told.asked().documentType();
        type.ifPresent(event::about);
        EntryReference entry =
                append.append(LedgerName.ofAgency(told.asked().about().id().value()), event.build());
        link.link(person, entry);
    }

    private void door(EventKind kind, RightsCase told) {
        // The case's own id would join this entry to the person's store.
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        CorrelationId unrelated = new CorrelationId(Base64Url.encode(id));
        var _ = append.append(
                LedgerName.ofHolderDoor(),
                LedgerEvent.of(kind, clock.instant(), config.operator(), unrelated)
                        .because(told.state().name())
                        .build());
    }
}
