package se.intyga.issuer.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.answer.ProtocolAnswer;

/// Hands out challenges for the proofs of wallet attestations.
@Controller("/issuers/{agency}/challenge")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChallengeEndpoint {
    private final Agencies agencies;
    private final IssueChallenge issueChallenge;

    ChallengeEndpoint(Agencies agencies, IssueChallenge issueChallenge) {
        this.agencies = agencies;
        this.issueChallenge = issueChallenge;
    }

    @Post(consumes = MediaType.ALL)
    HttpResponse<?> challenge(String agency) {
        Optional<Agency> issuer = agencies.find(agency);
        if (issuer.isEmpty()) {
            return ProtocolAnswer.noSuchIssuer();
        }
        return ProtocolAnswer.of(
                HttpStatus.OK,
                new ChallengeResponse(issueChallenge.issue(issuer.get().issuer().toString())));
    }

    @Serdeable
    record ChallengeResponse(
            @JsonProperty("attestation_challenge") String challenge) {}
}
