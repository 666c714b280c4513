package se.intyga.issuer.nonce;

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

/// Hands out challenges to whoever asks: no body, no token (OpenID4VCI 1.0, section 7).
@Controller("/issuers/{agency}/nonce")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class NonceEndpoint {
    private final Agencies agencies;
    private final IssueNonce issueNonce;

    NonceEndpoint(Agencies agencies, IssueNonce issueNonce) {
        this.agencies = agencies;
        this.issueNonce = issueNonce;
    }

    @Post(consumes = MediaType.ALL)
    HttpResponse<?> nonce(String agency) {
        Optional<Agency> issuer = agencies.find(agency);
        if (issuer.isEmpty()) {
            return ProtocolAnswer.noSuchIssuer();
        }
        Nonce nonce = issueNonce.issue(issuer.get().id().value());
        return ProtocolAnswer.of(HttpStatus.OK, new NonceResponse(nonce.value()));
    }

    @Serdeable
    record NonceResponse(@JsonProperty("c_nonce") String nonce) {}
}
