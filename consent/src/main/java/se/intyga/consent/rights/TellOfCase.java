package se.intyga.consent.rights;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.WithEntry;
import se.intyga.consent.person.AppendAboutPerson;
import se.intyga.formats.encoding.Base64Url;

/// Writes of a case into the ledger it belongs to. What an agency is asked stands in its own ledger, where the person
/// reads it. What a recipient is asked or reported for stands in the door's ledger: neither whose, nor of whom.
@Singleton
final class TellOfCase {
    private static final int ID_BYTES = 16;

    private final AppendEntry append;
    private final AppendAboutPerson appendAboutPerson;
    private final RightsConfig config;
    private final Clock clock;
    private final SecureRandom random;

    TellOfCase(
            AppendEntry append,
            AppendAboutPerson appendAboutPerson,
            RightsConfig config,
            Clock clock,
            SecureRandom random) {
        this.append = append;
        this.appendAboutPerson = appendAboutPerson;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /// In one commit with what `keep` writes: the case.
    void opened(PersonReference person, RightsCase opened, Consumer<Handle> keep) {
        WithEntry with = new WithEntry() {
            @Override
            public boolean takes(Handle handle) {
                keep.accept(handle);
                return true;
            }

            @Override
            public void keeps(Handle handle, EntryReference entry) {
                // It was written before.
            }
        };
        var _ = switch (opened.asked().kind()) {
            case CORRECTION, ACCESS, ERASURE ->
                appendAboutPerson.appendWith(
                        ledger(opened), person, event(EventKind.CORRECTION_REQUESTED, opened), with);
            case DELETION -> door(EventKind.DELETION_REQUESTED, opened, with);
            case AUTHORITY_REPORT -> door(EventKind.REPORTED_TO_AUTHORITY, opened, with);
        };
    }

    /// Before the agency's staff reads the case: the person learns the unit.
    void looked(PersonReference person, RightsCase read, Party unit) {
        var _ = appendAboutPerson.append(
                ledger(read),
                person,
                LedgerEvent.of(
                                EventKind.READ_BY_STAFF,
                                clock.instant(),
                                read.asked().about(),
                                new CorrelationId(read.id()))
                        .to(unit)
                        .because("RIGHTS_CASE", read.asked().kind().name())
                        .build());
    }

    /// The agency's answer, in one commit with the case. False when the case was changed meanwhile.
    boolean decided(PersonReference person, RightsCase decided, WithEntry with) {
        return appendAboutPerson
                .appendWith(ledger(decided), person, event(EventKind.CORRECTION_DECIDED, decided), with)
                .isPresent();
    }

    /// That the agency erased somebody on request, in one commit with the erasure: neither whom nor by which case,
    /// or the entry would lead back to what is erased. False when the case was changed meanwhile.
    boolean erased(RightsCase done, WithEntry with) {
        return append.appendWith(
                        ledger(done),
                        LedgerEvent.of(
                                        EventKind.CORRECTION_DECIDED,
                                        clock.instant(),
                                        done.asked().about(),
                                        unrelated())
                                .because(
                                        done.asked().kind().name(), done.state().name())
                                .build(),
                        with)
                .isPresent();
    }

    private LedgerEvent event(EventKind kind, RightsCase told) {
        LedgerEvent.Builder event = LedgerEvent.of(
                        kind, clock.instant(), told.asked().about(), new CorrelationId(told.id()))
                .because(told.asked().kind().name(), told.state().name())
                .claims(told.asked().claims());
        Optional<String> type = told.asked().documentType();
        type.ifPresent(event::about);
        return event.build();
    }

    private static LedgerName ledger(RightsCase told) {
        return LedgerName.ofAgency(told.asked().about().id().value());
    }

    /// The case's own id would join an entry to the person's store.
    private CorrelationId unrelated() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new CorrelationId(Base64Url.encode(id));
    }

    private Optional<EntryReference> door(EventKind kind, RightsCase told, WithEntry with) {
        return append.appendWith(
                LedgerName.ofHolderDoor(),
                LedgerEvent.of(kind, clock.instant(), config.operator(), unrelated())
                        .because(told.state().name())
                        .build(),
                with);
    }
}
