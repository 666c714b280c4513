package se.intyga.issuer.ledger;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import se.intyga.consent.history.LinkToPerson;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.Agency;

/// Appends to an agency's ledger and notes whom the entry is about, so that the agency can answer that person (L27).
/// The entry is committed when this returns; what it records happens after.
@Singleton
public final class AgencyLedger {
    private final AppendEntry append;
    private final LinkToPerson link;
    private final Clock clock;

    public AgencyLedger(AppendEntry append, LinkToPerson link, Clock clock) {
        this.append = append;
        this.link = link;
        this.clock = clock;
    }

    /// An event of now, with the agency as the one responsible (L20).
    ///
    /// @param correlation a random word that joins the entries of one journey
    public LedgerEvent.Builder event(EventKind kind, Agency agency, String correlation) {
        return LedgerEvent.of(
                kind,
                clock.instant(),
                Party.of(agency.id().value(), agency.name().sv()),
                new CorrelationId(correlation));
    }

    public EntryReference append(Agency agency, PersonHash person, LedgerEvent event) {
        return linked(person, append.append(name(agency), event));
    }

    /// Of a journey's events of this kind one is appended, however often it is tried.
    public EntryReference appendOnce(Agency agency, PersonHash person, LedgerEvent event) {
        return linked(person, append.appendOnce(name(agency), List.of(event)).getFirst());
    }

    /// The same, once for each reason.
    public EntryReference appendOncePerReason(Agency agency, PersonHash person, LedgerEvent event) {
        return linked(person, append.appendOncePerReason(name(agency), event));
    }

    private EntryReference linked(PersonHash person, EntryReference entry) {
        link.link(PersonReference.fromHex(person.hex()), entry);
        return entry;
    }

    private static LedgerName name(Agency agency) {
        return LedgerName.ofAgency(agency.id().value());
    }

    /// A policy version as ledgers write it.
    public static String policy(String version) {
        return version.replace('@', ':');
    }
}
