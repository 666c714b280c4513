package se.intyga.issuer.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import se.intyga.issuer.access.AccessGrant;
import se.intyga.issuer.access.AccessOutcome;
import se.intyga.issuer.access.AccessRefusals;
import se.intyga.issuer.access.AccessRequest;
import se.intyga.issuer.access.VerifyAccessToken;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.answer.ProtocolAnswer;
import se.intyga.issuer.answer.RequestBody;
import se.intyga.issuer.answer.RequestHeaders;
import se.intyga.issuer.proof.ProofRejection;

/// Hands credentials to wallets with an access token and proven keys (OpenID4VCI 1.0, section 8). Errors are never
/// encrypted.
@Controller("/issuers/{agency}/credential")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CredentialEndpoint {
    private static final String ENCRYPTED = "application/jwt";

    private final Agencies agencies;
    private final VerifyAccessToken verifyAccessToken;
    private final IssueCredential issueCredential;

    CredentialEndpoint(Agencies agencies, VerifyAccessToken verifyAccessToken, IssueCredential issueCredential) {
        this.agencies = agencies;
        this.verifyAccessToken = verifyAccessToken;
        this.issueCredential = issueCredential;
    }

    @Post(consumes = {MediaType.APPLICATION_JSON, ENCRYPTED})
    HttpResponse<?> credential(HttpRequest<?> request, String agency, @Body @Nullable String body) {
        Optional<Agency> issuer = agencies.find(agency);
        if (issuer.isEmpty()) {
            return ProtocolAnswer.noSuchIssuer();
        }
        if (RequestBody.bytes(body).length > CredentialRequest.LARGEST_BODY) {
            return ProtocolAnswer.tooLarge();
        }
        AccessRequest access = new AccessRequest(
                issuer.get().id(),
                RequestHeaders.all(request, "Authorization"),
                RequestHeaders.all(request, "DPoP"),
                HttpMethod.POST.name(),
                issuer.get().at("/credential"),
                request.getParameters().contains("access_token"));
        return switch (verifyAccessToken.verify(access)) {
            case AccessOutcome.Refused refused -> AccessRefusals.answer(refused);
            case AccessOutcome.Granted(var grant) ->
                request.getContentType()
                                .map(type -> type.getName().equals(ENCRYPTED))
                                .orElse(false)
                        ? ProtocolAnswer.badRequest(
                                "invalid_encryption_parameters", "encrypted requests are not offered by this issuer")
                        : requested(issuer.get(), grant, RequestBody.bytes(body));
        };
    }

    private HttpResponse<?> requested(Agency agency, AccessGrant grant, byte[] body) {
        return switch (CredentialRequest.read(body)) {
            case CredentialRequest.Reading.Refused(var error, var description) ->
                ProtocolAnswer.badRequest(error, description);
            case CredentialRequest.Reading.Read(var request) -> answer(issueCredential.issue(agency, grant, request));
        };
    }

    private static HttpResponse<?> answer(IssueOutcome outcome) {
        return switch (outcome) {
            case IssueOutcome.Issued(var credentials, var notification) ->
                ProtocolAnswer.of(
                        HttpStatus.OK,
                        new CredentialResponse(
                                credentials.stream().map(IssuedCredential::new).toList(), notification.value()));
            case IssueOutcome.UnknownIdentifier() ->
                ProtocolAnswer.badRequest("unknown_credential_identifier", "credential_identifier is unknown");
            case IssueOutcome.UnknownConfiguration() ->
                ProtocolAnswer.badRequest("unknown_credential_configuration", "credential_configuration_id is unknown");
            case IssueOutcome.IdentifierNeeded() ->
                ProtocolAnswer.badRequest(
                        "invalid_credential_request",
                        "use the credential_identifier of the token response, not credential_configuration_id");
            case IssueOutcome.NotGranted() ->
                ProtocolAnswer.error(
                                HttpStatus.FORBIDDEN,
                                "insufficient_scope",
                                "the access token is for another credential configuration")
                        .header("WWW-Authenticate", "DPoP error=\"insufficient_scope\"");
            case IssueOutcome.Denied(var description) ->
                ProtocolAnswer.badRequest("credential_request_denied", description);
            case IssueOutcome.ProofRejected(var rejection) ->
                switch (rejection) {
                    case ProofRejection.InvalidRequest(var description) ->
                        ProtocolAnswer.badRequest("invalid_credential_request", description);
                    case ProofRejection.InvalidProof(var description) ->
                        ProtocolAnswer.badRequest("invalid_proof", description);
                    case ProofRejection.InvalidNonce(var description) ->
                        ProtocolAnswer.badRequest("invalid_nonce", description);
                };
        };
    }

    @Serdeable
    record CredentialResponse(
            List<IssuedCredential> credentials,
            @JsonProperty("notification_id") String notificationId) {
        @Override
        public String toString() {
            return "CredentialResponse[hidden]";
        }
    }

    @Serdeable
    record IssuedCredential(String credential) {
        @Override
        public String toString() {
            return "IssuedCredential[hidden]";
        }
    }
}
