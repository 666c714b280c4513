package se.intyga.issuer.proof;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.issuer.jwt.PresentedJwt;
import se.intyga.issuer.nonce.Nonce;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.trustlists.anchor.TrustRole;
import se.intyga.trustlists.decision.DecideTrust;
import se.intyga.trustlists.decision.TrustDecision;

/// Checks the `key_attestation` in a proof's header (OpenID4VCI 1.0, appendix D). No credential needs one here; a
/// wallet that
/// brings one is held to it.
@Singleton
public final class VerifyKeyAttestation {
    private static final int MOST_KEYS = 100;

    private final DecideTrust decideTrust;
    private final ProtocolLimits limits;
    private final Clock clock;

    public VerifyKeyAttestation(DecideTrust decideTrust, ProtocolLimits limits, Clock clock) {
        this.decideTrust = decideTrust;
        this.limits = limits;
        this.clock = clock;
    }

    KeyAttestation verify(JsonNode compact, Nonce nonce) {
        Optional<PresentedJwt> parsed = Optional.ofNullable(compact.textValue()).flatMap(PresentedJwt::parse);
        if (parsed.isEmpty() || !parsed.get().hasType("key-attestation+jwt")) {
            return rejected("key_attestation is not a JWT of type key-attestation+jwt");
        }
        PresentedJwt attestation = parsed.get();
        Optional<CertificateChain> chain =
                CertificateChain.parse(attestation.header().path("x5c"));
        if (chain.isEmpty()) {
            return rejected("key_attestation must name its signer by x5c");
        }
        TrustDecision decision = decideTrust.decide(
                TrustRole.WALLET_PROVIDER, Optional.empty(), chain.get().certificates(), clock.instant());
        if (!(decision instanceof TrustDecision.Trusted)) {
            return rejected("the provider of key_attestation is not trusted here");
        }
        if (!PublicJwk.of(chain.get().leaf()).map(attestation::signedBy).orElse(false)) {
            return rejected("the signature of key_attestation does not fit its certificate");
        }
        Instant now = clock.instant();
        if (!attestation.time("exp").map(now::isBefore).orElse(false)) {
            return rejected("key_attestation has expired or has no exp");
        }
        if (!attestation
                .time("iat")
                .map(made -> !made.isAfter(now.plus(limits.clockSkew())))
                .orElse(false)) {
            return rejected("iat of key_attestation is missing or in the future");
        }
        if (!attestation.text("nonce").equals(Optional.of(nonce.value()))) {
            return rejected("nonce of key_attestation is not the nonce of the proof");
        }
        return keys(attestation.payload().path("attested_keys"));
    }

    private static KeyAttestation keys(JsonNode attested) {
        if (!attested.isArray() || attested.isEmpty() || attested.size() > MOST_KEYS) {
            return rejected("attested_keys must be a non-empty array");
        }
        List<PublicJwk> keys = new ArrayList<>();
        for (JsonNode jwk : attested) {
            Optional<PublicJwk> key = PublicJwk.parse(jwk);
            if (key.isEmpty() || keys.contains(key.get())) {
                return rejected("attested_keys must hold different public elliptic curve keys");
            }
            keys.add(key.get());
        }
        return new KeyAttestation.Attested(keys);
    }

    private static KeyAttestation rejected(String description) {
        return new KeyAttestation.Rejected(description);
    }
}
