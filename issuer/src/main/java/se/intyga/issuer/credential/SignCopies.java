package se.intyga.issuer.credential;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.sdjwt.IssueSdJwtVc;
import se.intyga.formats.sdjwt.SdJwtVcTemplate;
import se.intyga.formats.statuslist.StatusReference;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.release.Release;
import se.intyga.issuer.statuslist.AllocatedStatus;

/// Signs one dataset once for each key. The copies share nothing that would link them but the dataset itself: other
/// key,
/// other salts, other status index, and times that are the same for everybody that day (standards 4.9).
@Singleton
final class SignCopies {
    private final IssueSdJwtVc issueSdJwtVc;
    private final Clock clock;

    SignCopies(SecureRandom random, Clock clock) {
        this.issueSdJwtVc = new IssueSdJwtVc(random);
        this.clock = clock;
    }

    record Signed(List<String> credentials, Instant issuedAt, Instant expiresAt) {
        @Override
        public String toString() {
            return "Signed[" + credentials.size() + "]";
        }
    }

    /// As many statuses as keys.
    Signed sign(
            Agency agency,
            CredentialConfiguration configuration,
            Release release,
            List<PublicJwk> keys,
            List<AllocatedStatus> statuses) {
        Instant issuedAt = clock.instant().truncatedTo(ChronoUnit.DAYS);
        Instant expiresAt = issuedAt.plus(configuration.validity()).truncatedTo(ChronoUnit.DAYS);
        SdJwtVcTemplate template =
                SdJwtVcTemplate.of(configuration.vct(agency).toString(), release.claims(), issuedAt, expiresAt);
        List<String> credentials = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            AllocatedStatus status = statuses.get(i);
            credentials.add(issueSdJwtVc.issue(
                    template.boundTo(keys.get(i)).withStatus(new StatusReference(status.uri(), status.index())),
                    agency.key()));
        }
        return new Signed(List.copyOf(credentials), issuedAt, expiresAt);
    }
}
