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
import se.intyga.legalbasis.archive.DecisionArchive;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.reason.Reasons;

/// The ledger entries of act A: that the person requested, what was decided, with the true reason, and that it
/// failed. The decision itself is kept first, so that no entry names one that is not there.
@Singleton
public final class RecordRelease {
    public static final String SOURCE_UNAVAILABLE = "SOURCE_UNAVAILABLE";
    private static final String BASIS = "TF-2:15";

    private final AgencyLedger ledger;
    private final PersonIndex index;
    private final DecisionArchive archive;

    public RecordRelease(AgencyLedger ledger, PersonIndex index, DecisionArchive archive) {
        this.ledger = ledger;
        this.index = index;
        this.archive = archive;
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
        ledger.appendOnce(
                request.agency(),
                personOf(request),
                event(EventKind.RELEASE_REQUESTED, request).because(how).build());
    }

    /// The credential cannot be had now, or not at all: once for each reason, however often it is tried.
    public void failed(ReleaseRequest request, String code) {
        ledger.appendOncePerReason(
                request.agency(),
                personOf(request),
                event(EventKind.ISSUANCE_FAILED, request).because(code).build());
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
        record(assessed).map(archive::keep).ifPresent(id -> event.decision(id.digest()));
        ledger.appendOncePerReason(request.agency(), personOf(request), event.build());
    }

    private LedgerEvent.Builder event(EventKind kind, ReleaseRequest request) {
        return ledger.event(kind, request.agency(), request.correlation())
                .about(request.configuration().id())
                .to(Party.of("data-subject", "Personen själv"));
    }

    private static Optional<DecisionRecord> record(Assessed assessed) {
        return switch (assessed) {
            case Assessed.Allowed allowed -> Optional.of(allowed.record());
            case Assessed.Unclear unclear -> Optional.of(unclear.record());
            case Assessed.Refused refused -> Optional.of(refused.record());
            case Assessed.NoRecord none -> Optional.of(none.record());
            case Assessed.SourceUnavailable() -> Optional.empty();
        };
    }

    private static Optional<Reasons> reasons(Assessed assessed) {
        return switch (assessed) {
            case Assessed.Allowed allowed -> Optional.of(allowed.reasons());
            case Assessed.Unclear unclear -> Optional.of(unclear.decision().reasons());
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
