package se.intyga.issuer.client;

import jakarta.inject.Singleton;
import java.util.Optional;

/// Finds out which wallet sent a pushed request or a token request: by attestation when it brings one, otherwise by
/// registration.
@Singleton
public final class AuthenticateClient {
    private final ClientConfig config;
    private final VerifyWalletAttestation verifyWalletAttestation;

    public AuthenticateClient(ClientConfig config, VerifyWalletAttestation verifyWalletAttestation) {
        this.config = config;
        this.verifyWalletAttestation = verifyWalletAttestation;
    }

    public ClientOutcome authenticate(ClientRequest request) {
        if (!request.attestations().isEmpty() || !request.proofs().isEmpty()) {
            return switch (verifyWalletAttestation.verify(request)) {
                case AttestationOutcome.Verified(var clientId, var provider) ->
                    new ClientOutcome.Authenticated(attested(clientId, provider));
                case AttestationOutcome.Rejected(var description) -> new ClientOutcome.Rejected(description);
                case AttestationOutcome.ChallengeDemanded(var challenge) ->
                    new ClientOutcome.ChallengeDemanded(challenge);
            };
        }
        if (request.clientId().isEmpty()) {
            return new ClientOutcome.Anonymous();
        }
        Optional<WalletRegistration> wallet = request.clientId().flatMap(config::wallet);
        if (wallet.isEmpty()) {
            return new ClientOutcome.Rejected("the wallet is not registered and brings no attestation");
        }
        return wallet.get().mustBeAttested()
                ? new ClientOutcome.Rejected("this wallet must bring an attestation")
                : new ClientOutcome.Authenticated(new Client.Registered(wallet.get()));
    }

    /// A registration narrows what an attested wallet may do: its redirect addresses are then the registered ones.
    private Client attested(String clientId, String provider) {
        return config.wallet(clientId)
                .<Client>map(Client.Registered::new)
                .orElseGet(() -> new Client.Attested(clientId, provider));
    }
}
