package se.intyga.issuer.issuance;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.source.FetchClaims;
import se.intyga.issuer.source.FetchOutcome;

/// Asks the source whether a person has protected personal data now: she may have got it after a credential was issued
/// (L6, at the lookup of a status).
@Singleton
final class AskProtection {
    private final FetchClaims fetch;
    private final CredentialConfigurations configurations;

    AskProtection(FetchClaims fetch, CredentialConfigurations configurations) {
        this.fetch = fetch;
        this.configurations = configurations;
    }

    /// What the source says.
    enum Answer {
        NOT_PROTECTED,
        PROTECTED,
        /// It did not answer: not knowing is not *not protected*.
        UNKNOWN
    }

    /// @param found what was issued to the person: about these documents the source knows her
    Answer of(Agency agency, PersonalNumber person, List<Issuance> found) {
        List<CredentialConfiguration> asked = found.stream()
                .map(Issuance::configurationId)
                .distinct()
                .map(id -> configurations.find(agency.id(), id))
                .flatMap(Optional::stream)
                .toList();
        if (asked.isEmpty()) {
            // Nothing was issued: as long as an answer about somebody, so that time does not tell which it was.
            configurations.of(agency.id()).stream().findFirst().ifPresent(any -> fetch.fetchNothing(agency, any));
        }
        boolean known = true;
        for (CredentialConfiguration configuration : asked) {
            switch (fetch.fetch(agency, configuration, person)) {
                case FetchOutcome.Fetched fetched
                when fetched.protectedIdentity() -> {
                    return Answer.PROTECTED;
                }
                case FetchOutcome.Fetched _, FetchOutcome.NoRecord _ -> {}
                case FetchOutcome.Unavailable _ -> known = false;
            }
        }
        return known ? Answer.NOT_PROTECTED : Answer.UNKNOWN;
    }
}
