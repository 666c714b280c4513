package se.intyga.issuer.access;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import se.intyga.issuer.answer.ProtocolAnswer;
import se.intyga.issuer.jwt.PresentedJwt;
import se.intyga.openapi.OAuthError;

/// The answers to requests without a good token (RFC 6750, section 3; RFC 9449, section 7.1).
public final class AccessRefusals {
    private static final String ALGORITHMS = "algs=\"" + String.join(" ", PresentedJwt.ALGORITHMS) + "\"";

    private AccessRefusals() {}

    public static MutableHttpResponse<OAuthError> answer(AccessOutcome.Refused refused) {
        return switch (refused) {
            case AccessOutcome.TokenMissing() ->
                ProtocolAnswer.error(HttpStatus.UNAUTHORIZED, "invalid_token", "an access token is needed")
                        .header("WWW-Authenticate", "DPoP " + ALGORITHMS);
            case AccessOutcome.TokenMisplaced(var description) ->
                challenge(HttpStatus.BAD_REQUEST, "invalid_request", description);
            case AccessOutcome.TokenInvalid(var description) ->
                challenge(HttpStatus.UNAUTHORIZED, "invalid_token", description);
            case AccessOutcome.ProofInvalid(var description) ->
                challenge(HttpStatus.UNAUTHORIZED, "invalid_dpop_proof", description);
            case AccessOutcome.NonceDemanded(var nonce) ->
                challenge(HttpStatus.UNAUTHORIZED, "use_dpop_nonce", "the DPoP proof must hold the nonce sent along")
                        .header("DPoP-Nonce", nonce);
        };
    }

    private static MutableHttpResponse<OAuthError> challenge(HttpStatus status, String error, String description) {
        return ProtocolAnswer.error(status, error, description)
                .header(
                        "WWW-Authenticate",
                        "DPoP error=\"" + error + "\", error_description=\"" + description + "\", " + ALGORITHMS);
    }
}
