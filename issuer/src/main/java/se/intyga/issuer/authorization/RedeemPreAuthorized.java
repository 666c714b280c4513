package se.intyga.issuer.authorization;

import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.issuer.access.AccessGrant;
import se.intyga.issuer.access.AccessTokens;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.client.Client;
import se.intyga.issuer.client.ClientConfig;
import se.intyga.issuer.offer.RedeemOffer;
import se.intyga.issuer.offer.RedeemOutcome;
import se.intyga.openapi.form.FormParameters;

/// Exchanges a pre-authorized code for an access token (I-9, I-10).
@Singleton
final class RedeemPreAuthorized {
    private final RedeemOffer redeemOffer;
    private final ReadWanted readWanted;
    private final AccessTokens tokens;
    private final CredentialIdentifiers identifiers;
    private final ClientConfig config;

    RedeemPreAuthorized(
            RedeemOffer redeemOffer,
            ReadWanted readWanted,
            AccessTokens tokens,
            CredentialIdentifiers identifiers,
            ClientConfig config) {
        this.redeemOffer = redeemOffer;
        this.readWanted = readWanted;
        this.tokens = tokens;
        this.identifiers = identifiers;
        this.config = config;
    }

    TokenOutcome redeem(Agency agency, Optional<Client> client, String key, FormParameters form) {
        if (client.isEmpty() && !config.anonymousPreAuthorized()) {
            return new TokenOutcome.WalletUnknown();
        }
        Optional<String> code = form.value("pre-authorized_code");
        if (code.isEmpty()) {
            return new TokenOutcome.Refused("invalid_request", "pre-authorized_code is missing");
        }
        // Everything that can be wrong with the request is found before the code is used up.
        Optional<String> wanted = Optional.empty();
        if (form.has("authorization_details")) {
            switch (readWanted.read(agency, form)) {
                case WantedOutcome.Refused(var error, var description) -> {
                    return new TokenOutcome.Refused(error, description);
                }
                case WantedOutcome.Wanted(var credential) -> wanted = Optional.of(credential.configurationId());
                case WantedOutcome.Unsaid() -> throw new IllegalStateException("details were sent");
            }
        }
        if (code.get().length() > 128 || form.value("tx_code").orElse("").length() > 128) {
            return invalidGrant();
        }
        return redeemed(
                agency,
                client,
                key,
                wanted,
                redeemOffer.redeem(
                        agency.id(), code.get(), form.value("tx_code").orElse(null)));
    }

    private TokenOutcome redeemed(
            Agency agency, Optional<Client> client, String key, Optional<String> wanted, RedeemOutcome outcome) {
        return switch (outcome) {
            case RedeemOutcome.InvalidGrant _, RedeemOutcome.NotReleased _ -> invalidGrant();
            case RedeemOutcome.TxCodeMissing() -> new TokenOutcome.Refused("invalid_request", "tx_code is missing");
            case RedeemOutcome.TxCodeNotExpected() ->
                new TokenOutcome.Refused("invalid_request", "tx_code is not expected for this offer");
            case RedeemOutcome.SourceUnavailable() -> new TokenOutcome.SourceUnavailable();
            case RedeemOutcome.Redeemed(var offer, var configurationId, var release, var _) -> {
                if (wanted.isPresent() && !wanted.get().equals(configurationId)) {
                    yield new TokenOutcome.Refused(
                            "invalid_authorization_details", "the offer is for another credential configuration");
                }
                AccessGrant grant = new AccessGrant(
                        agency.id(),
                        client.map(Client::id),
                        key,
                        configurationId,
                        wanted.map(_ -> identifiers.next()),
                        release,
                        Optional.of(offer),
                        tokens.expiry());
                yield new TokenOutcome.Issued(tokens.issue(grant), grant);
            }
        };
    }

    private static TokenOutcome invalidGrant() {
        return new TokenOutcome.Refused(
                "invalid_grant", "pre-authorized_code is unknown, expired or used, or tx_code is wrong");
    }
}
