package se.intyga.issuer.manual;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.source.FetchClaims;
import se.intyga.issuer.source.FetchOutcome;

/// A case handler looks at a case: whom it is about, what the guideline says, and what the source knows now.
/// Fetched for this look and kept nowhere. The look stands in the ledger before anything is shown.
@Singleton
final class LookAtCase {
    private final CaseStore cases;
    private final CaseSteps steps;
    private final RecordCase record;
    private final EphemeralStore store;
    private final CredentialConfigurations configurations;
    private final FetchClaims fetch;
    private final Clock clock;

    LookAtCase(
            CaseStore cases,
            CaseSteps steps,
            RecordCase record,
            EphemeralStore store,
            CredentialConfigurations configurations,
            FetchClaims fetch,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.record = record;
        this.store = store;
        this.configurations = configurations;
        this.fetch = fetch;
        this.clock = clock;
    }

    /// What the handler gets to see.
    sealed interface Outcome {
        record Seen(ReleaseCase at, PersonalNumber person, FetchOutcome source) implements Outcome {
            @Override
            public String toString() {
                return "Seen[hidden]";
            }
        }

        /// No such case of this agency.
        record NotFound() implements Outcome {}

        /// Decided, withdrawn or expired: there is nothing left to look for.
        record Closed() implements Outcome {}

        /// Whom it is about is not known any more; the person asks again.
        record PersonUnknown() implements Outcome {}

        record SourceUnavailable() implements Outcome {}
    }

    Outcome look(Agency agency, CaseId id, Handler by) {
        steps.expire(agency.id(), clock.instant());
        Optional<ReleaseCase> found = cases.find(agency.id(), id);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        ReleaseCase at = found.get();
        if (!at.state().open()) {
            return new Outcome.Closed();
        }
        Optional<PersonalNumber> person = OpenCase.person(store, id);
        Optional<CredentialConfiguration> configuration =
                configurations.find(agency.id(), at.request().configurationId());
        if (person.isEmpty() || configuration.isEmpty()) {
            return new Outcome.PersonUnknown();
        }
        record.look(agency, at, by);
        return switch (fetch.fetchWhole(agency, configuration.get(), person.get())) {
            case FetchOutcome.Unavailable _ -> new Outcome.SourceUnavailable();
            case FetchOutcome.Fetched fetched -> new Outcome.Seen(at, person.get(), fetched);
            case FetchOutcome.NoRecord none -> new Outcome.Seen(at, person.get(), none);
        };
    }
}
