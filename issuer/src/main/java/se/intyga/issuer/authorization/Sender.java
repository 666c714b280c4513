package se.intyga.issuer.authorization;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.answer.ProtocolAnswer;
import se.intyga.issuer.answer.RequestHeaders;
import se.intyga.issuer.client.AuthenticateClient;
import se.intyga.issuer.client.Client;
import se.intyga.issuer.client.ClientOutcome;
import se.intyga.issuer.client.ClientRequest;
import se.intyga.issuer.dpop.AcceptDpopProof;
import se.intyga.issuer.dpop.DpopOutcome;
import se.intyga.issuer.dpop.DpopRequest;
import se.intyga.openapi.form.FormParameters;

/// Who sent a request to the authorization server: the wallet and its DPoP key, or the answer that says what is wrong.
sealed interface Sender {
    /// Nothing is wrong with what was shown.
    ///
    /// @param client empty when the request names no wallet
    /// @param key    thumbprint of the key of the DPoP proof; empty when there was none
    record Known(Optional<Client> client, Optional<String> key) implements Sender {}

    record Refused(HttpResponse<?> answer) implements Sender {}

    /// Finds the sender. The wallet first, its key after: the same order at both endpoints.
    @Singleton
    final class Find {
        private final AuthenticateClient authenticateClient;
        private final AcceptDpopProof acceptDpopProof;

        Find(AuthenticateClient authenticateClient, AcceptDpopProof acceptDpopProof) {
            this.authenticateClient = authenticateClient;
            this.acceptDpopProof = acceptDpopProof;
        }

        Sender of(HttpRequest<?> request, Agency agency, String path, FormParameters form) {
            ClientRequest claimed = new ClientRequest(
                    agency.issuer().toString(),
                    form.value("client_id"),
                    RequestHeaders.all(request, "OAuth-Client-Attestation"),
                    RequestHeaders.all(request, "OAuth-Client-Attestation-PoP"));
            return switch (authenticateClient.authenticate(claimed)) {
                case ClientOutcome.Authenticated(var client) -> withKey(request, agency, path, Optional.of(client));
                case ClientOutcome.Anonymous() -> withKey(request, agency, path, Optional.empty());
                case ClientOutcome.Rejected(var description) ->
                    new Refused(ProtocolAnswer.error(HttpStatus.UNAUTHORIZED, "invalid_client", description));
                case ClientOutcome.ChallengeDemanded(var challenge) ->
                    new Refused(ProtocolAnswer.badRequest(
                                    "use_attestation_challenge",
                                    "the proof of the attestation must hold the challenge sent along")
                            .header("OAuth-Client-Attestation-Challenge", challenge));
            };
        }

        private Sender withKey(HttpRequest<?> request, Agency agency, String path, Optional<Client> client) {
            DpopRequest proof = new DpopRequest(
                    RequestHeaders.all(request, "DPoP"), HttpMethod.POST.name(), agency.at(path), Optional.empty());
            return switch (acceptDpopProof.accept(proof)) {
                case DpopOutcome.Absent() -> new Known(client, Optional.empty());
                case DpopOutcome.Proven(var thumbprint) -> new Known(client, Optional.of(thumbprint));
                case DpopOutcome.Rejected(var description) ->
                    new Refused(ProtocolAnswer.badRequest("invalid_dpop_proof", description));
                case DpopOutcome.NonceDemanded(var nonce) ->
                    new Refused(
                            ProtocolAnswer.badRequest("use_dpop_nonce", "the DPoP proof must hold the nonce sent along")
                                    .header("DPoP-Nonce", nonce));
            };
        }
    }
}
