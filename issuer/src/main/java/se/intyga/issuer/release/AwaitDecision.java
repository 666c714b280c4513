package se.intyga.issuer.release;

import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.manual.OpenCase;
import se.intyga.issuer.manual.ReleaseCase;
import se.intyga.legalbasis.release.ReleaseDecision;
import se.intyga.legalbasis.rule.Route;

/// Lets a request that the table leaves to a human being wait in the agency's decision queue (R34): recorded
/// first, then queued, so that no case is without its request.
@Singleton
public final class AwaitDecision {
    private final RecordRelease record;
    private final OpenCase openCase;

    AwaitDecision(RecordRelease record, OpenCase openCase) {
        this.record = record;
        this.openCase = openCase;
    }

    /// The case it waits in; the one that is open already, if there is one.
    public ReleaseCase await(ReleaseRequest request, Assessed.Unclear unclear) {
        record.requested(request);
        record.decided(request, unclear);
        ReleaseRequest.Recorded recorded = request.recorded()
                .orElseThrow(() -> new IllegalStateException("without a request the table says NO_REQUEST"));
        return openCase.open(
                request.agency(),
                request.person(),
                new ReleaseCase.Request(
                        request.configuration().id(), recorded.at(), recorded.authentication(), request.correlation()),
                grounds(unclear));
    }

    /// Costs about as much as waiting, and leaves nothing: for refusals that are final (L6).
    public void awaitNothing(Agency agency, String configurationId) {
        openCase.openNothing(agency, configurationId);
    }

    private static ReleaseCase.Grounds grounds(Assessed.Unclear unclear) {
        ReleaseDecision.Manual decision = unclear.decision();
        Optional<Route> route = decision.route();
        return new ReleaseCase.Grounds(
                unclear.forHandler().grounds(),
                decision.reasons().ruleIds().stream().map(Object::toString).toList(),
                decision.reasons().policyVersion().toString(),
                unclear.forHandler().guideline(),
                unclear.forHandler().fourEyes(),
                route.map(Route::text));
    }
}
