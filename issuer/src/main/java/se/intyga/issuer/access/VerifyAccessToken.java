package se.intyga.issuer.access;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import se.intyga.issuer.dpop.AcceptDpopProof;
import se.intyga.issuer.dpop.DpopOutcome;
import se.intyga.issuer.dpop.DpopRequest;

/// Decides who may use a protected endpoint: the holder of the key that the token is bound to, with the `DPoP` scheme
/// only.
@Singleton
public final class VerifyAccessToken {
    private static final int LONGEST_TOKEN = 512;

    private final AccessTokens tokens;
    private final AcceptDpopProof acceptDpopProof;

    public VerifyAccessToken(AccessTokens tokens, AcceptDpopProof acceptDpopProof) {
        this.tokens = tokens;
        this.acceptDpopProof = acceptDpopProof;
    }

    public AccessOutcome verify(AccessRequest request) {
        if (request.tokenInQuery()) {
            return new AccessOutcome.TokenMisplaced("an access token never stands in an address");
        }
        if (request.authorizations().isEmpty()) {
            return new AccessOutcome.TokenMissing();
        }
        if (request.authorizations().size() > 1) {
            return new AccessOutcome.TokenMisplaced("more than one Authorization header");
        }
        String[] parts = request.authorizations().getFirst().strip().split(" +", 2);
        String scheme = parts[0].toLowerCase(Locale.ROOT);
        if (!scheme.equals("dpop") && !scheme.equals("bearer")) {
            return new AccessOutcome.TokenMissing();
        }
        if (parts.length < 2 || !parts[1].matches("[A-Za-z0-9._~+/-]{1," + LONGEST_TOKEN + "}=*")) {
            return new AccessOutcome.TokenInvalid("the access token is malformed");
        }
        if (scheme.equals("bearer")) {
            return new AccessOutcome.TokenInvalid("access tokens of this server are bound to a key and sent with DPoP");
        }
        return bound(parts[1], request);
    }

    private AccessOutcome bound(String token, AccessRequest request) {
        Optional<AccessGrant> grant =
                tokens.find(token).filter(found -> found.agency().equals(request.agency()));
        if (grant.isEmpty()) {
            return new AccessOutcome.TokenInvalid("the access token is unknown or has expired");
        }
        DpopRequest proof = new DpopRequest(request.proofs(), request.method(), request.target(), Optional.of(token));
        return switch (acceptDpopProof.accept(proof)) {
            case DpopOutcome.Absent() -> new AccessOutcome.ProofInvalid("a DPoP proof is missing");
            case DpopOutcome.Rejected(var description) -> new AccessOutcome.ProofInvalid(description);
            case DpopOutcome.NonceDemanded(var nonce) -> new AccessOutcome.NonceDemanded(nonce);
            case DpopOutcome.Proven(var thumbprint) ->
                thumbprint.equals(grant.get().keyThumbprint())
                        ? new AccessOutcome.Granted(grant.get())
                        : new AccessOutcome.TokenInvalid("the access token is bound to another key");
        };
    }
}
