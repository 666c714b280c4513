package se.intyga.issuer.manual;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Party;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.ledger.AgencyLedger;

/// Writes into the agency's ledger, linked to the person, that staff looked and what was decided. The staff id never
/// stands there: the person learns the unit. A decision counts only once it stands there.
@Singleton
final class RecordCase {
    private static final String BASIS = "TF-2:15";
    private static final Duration INTERRUPTED = Duration.ofMinutes(1);

    private final AgencyLedger ledger;
    private final CaseStore cases;
    private final Clock clock;

    RecordCase(AgencyLedger ledger, CaseStore cases, Clock clock) {
        this.ledger = ledger;
        this.cases = cases;
        this.clock = clock;
    }

    /// Before anything is shown.
    void look(Agency agency, ReleaseCase at, Handler by) {
        ledger.append(
                agency,
                at.person(),
                event(EventKind.READ_BY_STAFF, agency, at)
                        .to(unit(agency, by))
                        .because("DECISION_QUEUE", at.id().reference())
                        .build());
        cases.looked(at.id(), by, clock.instant());
    }

    /// What came of the case: a decision, or the person's own withdrawal.
    void ended(Agency agency, ReleaseCase at) {
        List<String> codes = new ArrayList<>(
                switch (at.state()) {
                    case CaseState.Released _, CaseState.Used _ -> List.of("ALLOWED", "DECIDED_BY_CASE_HANDLER");
                    case CaseState.Refused _ -> List.of("REFUSED_BY_CASE_HANDLER");
                    case CaseState.Withdrawn _ -> List.of("REQUEST_WITHDRAWN");
                    case CaseState.Waiting _, CaseState.Claimed _, CaseState.Proposed _, CaseState.Expired _ ->
                        throw new IllegalStateException("a case that is not decided has no decision to record");
                });
        at.state().said().ifPresent(verdict -> {
            codes.add(verdict.reason().name());
            codes.add("GUIDELINE:" + word(at.grounds().guideline()));
        });
        at.grounds().codes().stream().map(Enum::name).sorted().forEach(codes::add);
        codes.add(at.id().reference());
        ledger.appendOncePerReason(
                agency,
                at.person(),
                event(EventKind.RELEASE_DECIDED, agency, at)
                        .to(Party.of("data-subject", "Personen själv"))
                        .onBasis(BASIS)
                        .byPolicy(AgencyLedger.policy(at.grounds().policyVersion()))
                        .byRules(at.grounds().ruleIds())
                        .because(codes)
                        .build());
        cases.recorded(at.id());
    }

    /// Records what somebody decided and was stopped before it was recorded.
    void catchUp(Agency agency) {
        cases.unrecorded(agency.id(), clock.instant().minus(INTERRUPTED)).forEach(at -> ended(agency, at));
    }

    private LedgerEvent.Builder event(EventKind kind, Agency agency, ReleaseCase at) {
        return ledger.event(kind, agency, at.request().correlation())
                .about(at.request().configurationId());
    }

    private static Party unit(Agency agency, Handler by) {
        return Party.of("unit:" + by.unit(), agency.name().sv() + ", " + by.unit());
    }

    /// A guideline's name as a word of a ledger.
    private static String word(String guideline) {
        String plain = Normalizer.normalize(guideline, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._:/()§+-]+", "-");
        return plain.substring(0, Math.min(plain.length(), 180));
    }
}
