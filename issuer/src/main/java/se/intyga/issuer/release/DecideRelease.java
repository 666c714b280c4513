package se.intyga.issuer.release;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.eid.person.PersonIndex;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.issuer.configuration.ClaimDescription;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.manual.CaseId;
import se.intyga.issuer.manual.StandingRelease;
import se.intyga.issuer.source.FetchClaims;
import se.intyga.issuer.source.FetchOutcome;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.release.AssessRelease;
import se.intyga.legalbasis.release.HumanDecision;
import se.intyga.legalbasis.release.ProtectedIdentity;
import se.intyga.legalbasis.release.RecordedRequest;
import se.intyga.legalbasis.release.ReleaseDecision;
import se.intyga.legalbasis.release.ReleaseFacts;
import se.intyga.legalbasis.rule.Secrecy;
import se.intyga.pages.Language;
import se.intyga.pages.Text;
import se.intyga.pages.Texts;

/// Asks the law's table without data first, then the source, then the table again with what the source knows. What the
/// first answer refuses never reaches the source: without a request it is asked about nobody.
@Singleton
public final class DecideRelease {
    private static final Texts TEXTS = Texts.besides(DecideRelease.class, "release");

    private final FetchClaims fetch;
    private final AssessRelease assess;
    private final StandingRelease standing;
    private final PersonIndex index;
    private final Clock clock;

    public DecideRelease(
            FetchClaims fetch, AssessRelease assess, StandingRelease standing, PersonIndex index, Clock clock) {
        this.fetch = fetch;
        this.assess = assess;
        this.standing = standing;
        this.index = index;
        this.clock = clock;
    }

    /// A denial takes the same steps as one that the source has a part in, and asks it about nobody, so that time
    /// tells nobody which it was (L6).
    public Assessed decide(ReleaseRequest request) {
        Instant now = clock.instant();
        ReleaseFacts facts =
                withoutBlocked(facts(request, ProtectedIdentity.NO, Secrecy.NONE, paths(request.configuration())), now);
        ReleaseDecision first = assess.assess(facts, now);
        DecisionRecord record = DecisionRecord.of(facts, now, first);
        Optional<StandingRelease.Found> decided = standing.find(
                request.agency(),
                index.of(request.person()),
                request.configuration().id(),
                request.correlation());
        if (first instanceof ReleaseDecision.Denied) {
            fetch.fetchNothing(request.agency(), request.configuration());
            return new Assessed.Refused(first, record);
        }
        FetchOutcome fetched = decided.isPresent()
                ? fetch.fetchWhole(request.agency(), request.configuration(), request.person())
                : fetch.fetch(request.agency(), request.configuration(), request.person());
        return switch (fetched) {
            case FetchOutcome.Unavailable _ -> new Assessed.SourceUnavailable();
            case FetchOutcome.NoRecord(boolean ended) ->
                ended
                        ? new Assessed.NoRecord("RECORD_ENDED", told("record-ended", request), record)
                        : new Assessed.NoRecord("NO_RECORD", told("no-record", request), record);
            case FetchOutcome.Fetched found -> decide(request, found, decided, now);
        };
    }

    private Assessed decide(
            ReleaseRequest request,
            FetchOutcome.Fetched fetched,
            Optional<StandingRelease.Found> decided,
            Instant now) {
        ProtectedIdentity isProtected = fetched.protectedIdentity() ? ProtectedIdentity.YES : ProtectedIdentity.NO;
        ReleaseFacts facts =
                withoutBlocked(facts(request, isProtected, fetched.secrecy(), paths(request.configuration())), now);
        ReleaseDecision decision = assess.assess(facts, now);
        if (decision instanceof ReleaseDecision.Manual && decided.isPresent()) {
            facts = withoutBlocked(facts.after(decided.get().decision()), now);
            decision = assess.assess(facts, now);
        }
        DecisionRecord record = DecisionRecord.of(facts, now, decision);
        return switch (decision) {
            case ReleaseDecision.Allowed _
            when fetched.claims().isEmpty() ->
                // A source that knows the person but sends nothing of her: there is nothing to sign.
                new Assessed.SourceUnavailable();
            case ReleaseDecision.Allowed allowed ->
                new Assessed.Allowed(
                        Claims.only(fetched.claims(), facts.claims()),
                        fetched.retrievedAt(),
                        allowed.reasons(),
                        record,
                        restsOn(facts, decided));
            case ReleaseDecision.Denied denied -> new Assessed.Refused(denied, record);
            case ReleaseDecision.Manual manual ->
                manual.forHandler()
                        .<Assessed>map(forHandler -> new Assessed.Unclear(manual, forHandler, record))
                        .orElseGet(() -> new Assessed.Refused(manual, record));
        };
    }

    private static Optional<CaseId> restsOn(ReleaseFacts facts, Optional<StandingRelease.Found> decided) {
        return facts.humanDecision() instanceof HumanDecision.Release
                ? decided.map(StandingRelease.Found::id)
                : Optional.empty();
    }

    /// A claim whose source category is blocked is left out, if it may be; the rest is decided (table 5.3, row 8).
    private ReleaseFacts withoutBlocked(ReleaseFacts facts, Instant now) {
        return assess.assess(facts, now) instanceof ReleaseDecision.Denied denied
                        && !denied.blockedClaims().isEmpty()
                        && denied.blockedClaims().size() < facts.claims().size()
                ? facts.without(denied.blockedClaims())
                : facts;
    }

    private static ReleaseFacts facts(
            ReleaseRequest request, ProtectedIdentity isProtected, Secrecy secrecy, List<ClaimPath> claims) {
        RecordedRequest recorded = request.recorded()
                .<RecordedRequest>map(
                        made -> new RecordedRequest.Made(made.documentType(), made.at(), made.authentication()))
                .orElseGet(RecordedRequest.NotMade::new);
        return ReleaseFacts.toThePerson(
                request.agency().id().value(), request.configuration().id(), recorded, isProtected, secrecy, claims);
    }

    private static List<ClaimPath> paths(CredentialConfiguration configuration) {
        return configuration.claims().stream().map(ClaimDescription::claimPath).toList();
    }

    private static Text told(String key, ReleaseRequest request) {
        Text name = request.agency().name();
        return new Text(TEXTS.in(Language.SV, key, name.sv()), TEXTS.in(Language.EN, key, name.en()));
    }
}
