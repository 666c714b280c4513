package se.intyga.issuer.authorization;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.formats.jose.CodeChallenge;
import se.intyga.issuer.access.AccessGrant;
import se.intyga.issuer.access.AccessTokens;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.client.Client;
import se.intyga.issuer.offer.FollowOffer;
import se.intyga.issuer.offer.OfferId;
import se.intyga.issuer.release.ReleaseId;
import se.intyga.openapi.form.FormParameters;

/// Exchanges an authorization code for an access token. A wrong wallet, key or verifier does not use the code up: only
/// the
/// right ones do, once.
@Singleton
final class RedeemCode {
    private final AuthorizationCodes codes;
    private final AccessTokens tokens;
    private final FollowOffer followOffer;
    private final CredentialIdentifiers identifiers;

    RedeemCode(
            AuthorizationCodes codes, AccessTokens tokens, FollowOffer followOffer, CredentialIdentifiers identifiers) {
        this.codes = codes;
        this.tokens = tokens;
        this.followOffer = followOffer;
        this.identifiers = identifiers;
    }

    TokenOutcome redeem(Agency agency, Optional<Client> client, String key, FormParameters form) {
        if (client.isEmpty()) {
            return new TokenOutcome.WalletUnknown();
        }
        Optional<String> code = form.value("code");
        if (code.isEmpty()) {
            return new TokenOutcome.Refused("invalid_request", "code is missing");
        }
        if (code.get().length() > 128) {
            return invalidGrant();
        }
        Optional<AuthorizationCodes.Issued> issued = codes.find(agency, code.get());
        if (issued.isEmpty()) {
            codes.revokeFormer(agency, code.get());
            return invalidGrant();
        }
        PushedRequest request = issued.get().request();
        if (!request.clientId().equals(client.get().id())) {
            return invalidGrant();
        }
        if (form.has("redirect_uri") && !form.value("redirect_uri").equals(Optional.of(request.redirectUri()))) {
            return new TokenOutcome.Refused("invalid_grant", "redirect_uri is not the one of the authorization");
        }
        if (!form.value("code_verifier")
                .map(new CodeChallenge(request.codeChallenge())::isMetBy)
                .orElse(false)) {
            return new TokenOutcome.Refused("invalid_grant", "code_verifier is missing or wrong");
        }
        if (request.keyThumbprint() != null && !request.keyThumbprint().equals(key)) {
            return new TokenOutcome.Refused("invalid_grant", "the code is bound to another DPoP key");
        }
        return redeem(agency, code.get(), issued.get(), key);
    }

    private TokenOutcome redeem(Agency agency, String code, AuthorizationCodes.Issued issued, String key) {
        PushedRequest request = issued.request();
        AccessGrant grant = new AccessGrant(
                agency.id(),
                Optional.of(request.clientId()),
                key,
                request.configurationId(),
                request.byDetails() ? Optional.of(identifiers.next()) : Optional.empty(),
                new ReleaseId(issued.release()),
                offerOf(request.offer()),
                tokens.expiry());
        String token = tokens.issue(grant);
        if (!codes.use(agency, code, token)) {
            return invalidGrant();
        }
        if (grant.offer().isPresent() && !followOffer.redeemed(grant.offer().get())) {
            tokens.revoke(token);
            return new TokenOutcome.Refused("invalid_grant", "the offer behind this code was redeemed before");
        }
        return new TokenOutcome.Issued(token, grant);
    }

    private static Optional<OfferId> offerOf(@Nullable String offer) {
        return Optional.ofNullable(offer).map(OfferId::new);
    }

    private static TokenOutcome invalidGrant() {
        return new TokenOutcome.Refused("invalid_grant", "code is unknown, expired, used or of another wallet");
    }
}
