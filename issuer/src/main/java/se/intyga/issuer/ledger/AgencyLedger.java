package se.intyga.issuer.ledger;

import jakarta.inject.Singleton;
import java.time.Clock;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.person.AppendAboutPerson;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.Agency;

/// Appends to an agency's ledger what is about a person, sealed under her key and linked to her in the same commit, so
/// that the agency can answer that person (L27) and can erase her (decision 0046). The entry is committed when this
/// returns; what it records happens after.
@Singleton
public final class AgencyLedger {
    private final AppendAboutPerson append;
    private final Clock clock;

    public AgencyLedger(AppendAboutPerson append, Clock clock) {
        this.append = append;
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
        return append.append(name(agency), reference(person), event);
    }

    /// Of a journey's events of this kind one is appended, however often it is tried.
    public EntryReference appendOnce(Agency agency, PersonHash person, LedgerEvent event) {
        return append.appendOnce(name(agency), reference(person), event);
    }

    /// The same, once for each reason.
    public EntryReference appendOncePerReason(Agency agency, PersonHash person, LedgerEvent event) {
        return append.appendOncePerReason(name(agency), reference(person), event);
    }

    private static PersonReference reference(PersonHash person) {
        return PersonReference.fromHex(person.hex());
    }

    private static LedgerName name(Agency agency) {
        return LedgerName.ofAgency(agency.id().value());
    }

    /// A policy version as ledgers write it.
    public static String policy(String version) {
        return version.replace('@', ':');
    }
}
