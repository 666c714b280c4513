package se.intyga.issuer.release;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Party;
import se.intyga.eid.person.PersonHash;
import se.intyga.eid.person.PersonIndex;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.issuer.configuration.ClaimDescription;
import se.intyga.issuer.ledger.AgencyLedger;
import se.intyga.legalbasis.reason.Reasons;

/// The two ledger entries of act A: that the person requested, and what was decided, with the true reason.
@Singleton
public final class RecordRelease {
    private static final String BASIS = "TF-2:15";

    private final AgencyLedger ledger;
    private final PersonIndex index;

    public RecordRelease(AgencyLedger ledger, PersonIndex index) {
        this.ledger = ledger;
        this.index = index;
    }

    public PersonHash personOf(ReleaseRequest request) {
        return index.of(request.person());
    }

    /// The person asked for the document: when and how authenticated stands in the event's reason codes.
    public void requested(ReleaseRequest request) {
        List<String> how = request.recorded()
                .map(recorded ->
                        List.of("AUTHENTICATED_BY:" + recorded.authentication(), "REQUESTED_AT:" + recorded.at()))
                .orElse(List.of());
        append(request, event(EventKind.RELEASE_REQUESTED, request).because(how));
    }

    public void decided(ReleaseRequest request, Assessed assessed) {
        LedgerEvent.Builder event =
                event(EventKind.RELEASE_DECIDED, request).onBasis(BASIS).because(Assessed.codes(assessed));
        reasons(assessed)
                .ifPresent(reasons -> event.byPolicy(
                                AgencyLedger.policy(reasons.policyVersion().toString()))
                        .byRules(
                                reasons.ruleIds().stream().map(Object::toString).toList()));
        if (assessed instanceof Assessed.Allowed) {
            event.claims(paths(request));
        }
        append(request, event);
    }

    private LedgerEvent.Builder event(EventKind kind, ReleaseRequest request) {
        return ledger.event(kind, request.agency(), request.correlation())
                .about(request.configuration().id())
                .to(Party.of("data-subject", "Personen själv"));
    }

    private void append(ReleaseRequest request, LedgerEvent.Builder event) {
        ledger.append(request.agency(), personOf(request), event.build());
    }

    private static Optional<Reasons> reasons(Assessed assessed) {
        return switch (assessed) {
            case Assessed.Allowed allowed -> Optional.of(allowed.reasons());
            case Assessed.Refused refused -> Optional.of(refused.decision().reasons());
            case Assessed.NoRecord _, Assessed.SourceUnavailable _ -> Optional.empty();
        };
    }

    private static List<ClaimPath> paths(ReleaseRequest request) {
        return request.configuration().claims().stream()
                .map(ClaimDescription::claimPath)
                .toList();
    }
}
