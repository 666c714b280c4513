package se.intyga.issuer.authorization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
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
import se.intyga.issuer.access.AccessTokens;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.answer.ProtocolAnswer;
import se.intyga.issuer.answer.RequestBody;
import se.intyga.openapi.form.FormOutcome;
import se.intyga.openapi.form.FormParameters;

/// Gives access tokens for codes. Every token is bound to the DPoP key of the request.
@Controller("/issuers/{agency}/token")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenEndpoint {
    private static final String PRE_AUTHORIZED = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private final Agencies agencies;
    private final Sender.Find findSender;
    private final RedeemCode redeemCode;
    private final RedeemPreAuthorized redeemPreAuthorized;
    private final AccessTokens tokens;

    TokenEndpoint(
            Agencies agencies,
            Sender.Find findSender,
            RedeemCode redeemCode,
            RedeemPreAuthorized redeemPreAuthorized,
            AccessTokens tokens) {
        this.agencies = agencies;
        this.findSender = findSender;
        this.redeemCode = redeemCode;
        this.redeemPreAuthorized = redeemPreAuthorized;
        this.tokens = tokens;
    }

    @Post(consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> token(HttpRequest<?> request, String agency, @Body @Nullable String body) {
        Optional<Agency> issuer = agencies.find(agency);
        if (issuer.isEmpty()) {
            return ProtocolAnswer.noSuchIssuer();
        }
        return switch (FormParameters.parse(RequestBody.bytes(body))) {
            case FormOutcome.TooLarge() -> ProtocolAnswer.tooLarge();
            case FormOutcome.Malformed(var description) -> ProtocolAnswer.badRequest("invalid_request", description);
            case FormOutcome.Read(var form) -> granted(request, issuer.get(), form);
        };
    }

    private HttpResponse<?> granted(HttpRequest<?> request, Agency agency, FormParameters form) {
        String grantType = form.value("grant_type").orElse("");
        if (grantType.isEmpty()) {
            return ProtocolAnswer.badRequest("invalid_request", "grant_type is missing");
        }
        if (!grantType.equals("authorization_code") && !grantType.equals(PRE_AUTHORIZED)) {
            return ProtocolAnswer.badRequest("unsupported_grant_type", "grant_type is not supported");
        }
        return switch (findSender.of(request, agency, "/token", form)) {
            case Sender.Refused(var answer) -> answer;
            case Sender.Known(var client, var key) ->
                key.isEmpty()
                        ? ProtocolAnswer.badRequest("invalid_dpop_proof", "a DPoP proof is missing")
                        : answer(
                                grantType.equals(PRE_AUTHORIZED)
                                        ? redeemPreAuthorized.redeem(agency, client, key.get(), form)
                                        : redeemCode.redeem(agency, client, key.get(), form));
        };
    }

    private HttpResponse<?> answer(TokenOutcome outcome) {
        return switch (outcome) {
            case TokenOutcome.Issued(var token, var grant) ->
                ProtocolAnswer.of(
                        HttpStatus.OK,
                        new TokenResponse(token, "DPoP", tokens.lifetime().toSeconds(), detailsOf(grant)));
            case TokenOutcome.Refused(var error, var description) -> ProtocolAnswer.badRequest(error, description);
            case TokenOutcome.WalletUnknown() ->
                ProtocolAnswer.error(HttpStatus.UNAUTHORIZED, "invalid_client", "client_id is missing");
            case TokenOutcome.SourceUnavailable() ->
                ProtocolAnswer.unavailable("the source of the agency does not answer; the code is still good");
        };
    }

    private static @Nullable List<GrantedDetail> detailsOf(AccessGrant grant) {
        return grant.credentialIdentifier()
                .map(identifier ->
                        List.of(new GrantedDetail("openid_credential", grant.configurationId(), List.of(identifier))))
                .orElse(null);
    }

    /// It never holds a c_nonce: that comes from the nonce endpoint.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenResponse(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("authorization_details") @Nullable List<GrantedDetail> details) {
        @Override
        public String toString() {
            return "TokenResponse[hidden]";
        }
    }

    @Serdeable
    record GrantedDetail(
            String type,
            @JsonProperty("credential_configuration_id") String configurationId,
            @JsonProperty("credential_identifiers") List<String> identifiers) {}
}
