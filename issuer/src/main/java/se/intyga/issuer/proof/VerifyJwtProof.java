package se.intyga.issuer.proof;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.issuer.jwt.PresentedJwt;
import se.intyga.issuer.nonce.Nonce;
import se.intyga.issuer.shortlived.ProtocolLimits;

/// Checks one proof of type `jwt`: all but whether its challenge is still good.
///
/// The key is named by `jwk`, or is the first attested key when `key_attestation` stands there instead (EU TS3); `kid`
/// and
/// `x5c` would need resolvers that the metadata does not promise.
@Singleton
public final class VerifyJwtProof {
    private final VerifyKeyAttestation verifyKeyAttestation;
    private final ProtocolLimits limits;
    private final Clock clock;

    public VerifyJwtProof(VerifyKeyAttestation verifyKeyAttestation, ProtocolLimits limits, Clock clock) {
        this.verifyKeyAttestation = verifyKeyAttestation;
        this.limits = limits;
        this.clock = clock;
    }

    JwtProof verify(String compact, ProofContext context) {
        Optional<PresentedJwt> parsed = PresentedJwt.parse(compact);
        if (parsed.isEmpty()) {
            return rejected("a proof is not a signed JWT with an accepted algorithm");
        }
        PresentedJwt proof = parsed.get();
        if (!proof.hasType("openid4vci-proof+jwt")) {
            return rejected("typ of a proof must be openid4vci-proof+jwt");
        }
        boolean byJwk = proof.header().has("jwk");
        boolean attested = proof.header().has("key_attestation");
        if (proof.header().has("kid")
                || proof.header().has("x5c")
                || proof.header().has("trust_chain")) {
            return rejected("the key of a proof must be named by jwk alone");
        }
        if (!byJwk && !attested) {
            return rejected("a proof must name its key by jwk");
        }
        Optional<PublicJwk> named = PublicJwk.parse(proof.header().path("jwk"));
        if (byJwk && named.isEmpty()) {
            return rejected("jwk of a proof must be one public elliptic curve key");
        }
        Optional<Nonce> nonce = proof.text("nonce").filter(Nonce::fits).map(Nonce::new);
        if (nonce.isEmpty()) {
            return rejected("a proof must hold the nonce of the nonce endpoint");
        }
        if (!attested) {
            return checked(proof, named.orElseThrow(), List.of(named.orElseThrow()), nonce.get(), context);
        }
        return switch (verifyKeyAttestation.verify(proof.header().path("key_attestation"), nonce.get())) {
            case KeyAttestation.Rejected(var description) -> rejected(description);
            case KeyAttestation.Attested(var keys) -> {
                PublicJwk signer = named.orElse(keys.getFirst());
                yield keys.contains(signer)
                        ? checked(proof, signer, keys, nonce.get(), context)
                        : rejected("jwk of a proof is not among the attested keys");
            }
        };
    }

    private JwtProof checked(
            PresentedJwt proof, PublicJwk signer, List<PublicJwk> keys, Nonce nonce, ProofContext context) {
        if (!proof.signedBy(signer)) {
            return rejected("the signature of a proof does not fit its key");
        }
        if (!proof.text("aud").equals(Optional.of(context.agency().issuer().toString()))) {
            return rejected("aud of a proof must be the credential issuer identifier, as a string");
        }
        if (proof.payload().has("iss")
                && !(proof.text("iss").isPresent() && proof.text("iss").equals(context.clientId()))) {
            return rejected("iss of a proof must be the client_id, and absent when none was used");
        }
        Instant now = clock.instant();
        Optional<Instant> made = proof.time("iat");
        if (made.isEmpty()) {
            return rejected("iat of a proof is missing");
        }
        if (made.get().isAfter(now.plus(limits.clockSkew())) || made.get().isBefore(now.minus(limits.proofAge()))) {
            return rejected("iat of a proof is too old or in the future");
        }
        if (proof.payload().has("exp") && !proof.time("exp").map(now::isBefore).orElse(false)) {
            return rejected("a proof has expired");
        }
        if (proof.payload().has("nbf")
                && !proof.time("nbf")
                        .map(from -> !from.isAfter(now.plus(limits.clockSkew())))
                        .orElse(false)) {
            return rejected("a proof is not valid yet");
        }
        return new JwtProof.Accepted(keys, nonce);
    }

    private static JwtProof rejected(String description) {
        return new JwtProof.Rejected(description);
    }
}
