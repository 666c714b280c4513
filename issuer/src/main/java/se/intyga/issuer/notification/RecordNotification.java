package se.intyga.issuer.notification;

import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.eid.person.PersonHash;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Held;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.access.AccessGrant;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.ledger.AgencyLedger;
import se.intyga.issuer.notification.ExpectNotification.Expected;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.shortlived.StateCodec;

/// Writes down what a wallet reports about the credentials it fetched. The same report twice leaves one entry.
@Singleton
final class RecordNotification {
    private final EphemeralStore store;
    private final AgencyLedger ledger;
    private final ProtocolLimits limits;

    RecordNotification(EphemeralStore store, AgencyLedger ledger, ProtocolLimits limits) {
        this.store = store;
        this.ledger = ledger;
        this.limits = limits;
    }

    NotificationOutcome record(Agency agency, AccessGrant grant, NotificationId id, NotificationEvent event) {
        Slot slot = ExpectNotification.slot(agency, id);
        Optional<Held> held = store.read(slot);
        if (held.isEmpty()) {
            return new NotificationOutcome.UnknownId();
        }
        Expected expected = StateCodec.read(held.get().value(), Expected.class);
        if (!expected.release().equals(grant.release().value())) {
            return new NotificationOutcome.UnknownId();
        }
        if (event.name().equals(expected.reported())) {
            return new NotificationOutcome.Noted();
        }
        // Of two equal reports at the same moment one writes the entry.
        if (store.replace(slot, held.get().version(), StateCodec.write(expected.with(event)), limits.notification())) {
            ledger.append(agency, new PersonHash(expected.person()), entry(agency, expected, event));
        }
        return new NotificationOutcome.Noted();
    }

    private LedgerEvent entry(Agency agency, Expected expected, NotificationEvent event) {
        EventKind kind = switch (event) {
            case CREDENTIAL_ACCEPTED -> EventKind.DELIVERED;
            case CREDENTIAL_FAILURE, CREDENTIAL_DELETED -> EventKind.ISSUANCE_FAILED;
        };
        return ledger.event(kind, agency, expected.correlation())
                .about(expected.configurationId())
                .because(event.name())
                .build();
    }
}
