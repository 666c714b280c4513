package se.intyga.issuer.client;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.issuer.jwt.PresentedJwt;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.trustlists.anchor.TrustRole;
import se.intyga.trustlists.decision.DecideTrust;
import se.intyga.trustlists.decision.TrustDecision;

/// Checks a wallet attestation and the wallet instance's proof for it (attestation-based client authentication, drafts
/// -07
/// and -10: `iss` may be there or not). The order of the checks is fixed: whom to trust first, what it says after.
@Singleton
public final class VerifyWalletAttestation {
    private static final int LONGEST_ID = 256;

    private final DecideTrust decideTrust;
    private final EphemeralStore store;
    private final IssueChallenge challenges;
    private final ClientConfig config;
    private final ProtocolLimits limits;
    private final Clock clock;

    public VerifyWalletAttestation(
            DecideTrust decideTrust,
            EphemeralStore store,
            IssueChallenge challenges,
            ClientConfig config,
            ProtocolLimits limits,
            Clock clock) {
        this.decideTrust = decideTrust;
        this.store = store;
        this.challenges = challenges;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    AttestationOutcome verify(ClientRequest request) {
        if (request.attestations().size() != 1 || request.proofs().size() != 1) {
            return rejected("exactly one attestation and one proof for it must be sent");
        }
        Optional<PresentedJwt> parsed =
                PresentedJwt.parse(request.attestations().getFirst());
        if (parsed.isEmpty() || !parsed.get().hasType("oauth-client-attestation+jwt")) {
            return rejected("the attestation is not a JWT of type oauth-client-attestation+jwt");
        }
        PresentedJwt attestation = parsed.get();
        Optional<CertificateChain> chain =
                CertificateChain.parse(attestation.header().path("x5c"));
        if (chain.isEmpty() || selfSigned(chain.get())) {
            return rejected("the attestation must name its signer by x5c, without a self-signed certificate in front");
        }
        TrustDecision decision = decideTrust.decide(
                TrustRole.WALLET_PROVIDER, Optional.empty(), chain.get().certificates(), clock.instant());
        if (!(decision instanceof TrustDecision.Trusted(String provider))) {
            return rejected("the wallet provider is not trusted here");
        }
        if (!PublicJwk.of(chain.get().leaf()).map(attestation::signedBy).orElse(false)) {
            return rejected("the signature of the attestation does not fit its certificate");
        }
        return attestation(attestation, provider, request);
    }

    private AttestationOutcome attestation(PresentedJwt attestation, String provider, ClientRequest request) {
        Instant now = clock.instant();
        Optional<Instant> expires = attestation.time("exp");
        if (expires.isEmpty() || !expires.get().isAfter(now)) {
            return rejected("the attestation has expired or has no exp");
        }
        if (inFuture(attestation, "nbf", now) || inFuture(attestation, "iat", now)) {
            return rejected("the attestation is not valid yet");
        }
        Optional<String> subject = attestation.text("sub");
        if (subject.isEmpty()) {
            return rejected("the attestation has no sub");
        }
        if (request.clientId().isPresent() && !request.clientId().equals(subject)) {
            return rejected("client_id is not the sub of the attestation");
        }
        JsonNode confirmation = attestation.payload().path("cnf").path("jwk");
        Optional<PublicJwk> key = PublicJwk.parse(confirmation);
        if (key.isEmpty()) {
            return rejected("the attestation must hold one public key in cnf");
        }
        return proof(request, subject.get(), key.get(), provider);
    }

    private AttestationOutcome proof(ClientRequest request, String clientId, PublicJwk key, String provider) {
        Optional<PresentedJwt> parsed = PresentedJwt.parse(request.proofs().getFirst());
        if (parsed.isEmpty() || !parsed.get().hasType("oauth-client-attestation-pop+jwt")) {
            return rejected("the proof is not a JWT of type oauth-client-attestation-pop+jwt");
        }
        PresentedJwt proof = parsed.get();
        if (!proof.signedBy(key)) {
            return rejected("the proof is not signed with the attested key");
        }
        if (proof.payload().has("iss") && !proof.text("iss").equals(Optional.of(clientId))) {
            return rejected("iss of the proof is not the wallet");
        }
        if (!isAudience(proof.payload().path("aud"), request.issuer())) {
            return rejected("aud of the proof is not this authorization server");
        }
        Instant now = clock.instant();
        Optional<Instant> made = proof.time("iat");
        if (made.isEmpty()
                || made.get().isAfter(now.plus(limits.clockSkew()))
                || made.get().isBefore(now.minus(limits.proofAge()))) {
            return rejected("iat of the proof is missing, too old or in the future");
        }
        if (inFuture(proof, "nbf", now)
                || (proof.payload().has("exp")
                        && !proof.time("exp").map(now::isBefore).orElse(false))) {
            return rejected("the proof is not valid at this time");
        }
        Optional<String> id = proof.text("jti").filter(jti -> jti.length() <= LONGEST_ID);
        if (id.isEmpty()) {
            return rejected("jti of the proof is missing or too long");
        }
        Optional<String> challenge = proof.text("challenge");
        if (challenge.isEmpty()
                ? config.challengeRequired()
                : !challenges.stillGood(request.issuer(), challenge.get())) {
            return new AttestationOutcome.ChallengeDemanded(challenges.issue(request.issuer()));
        }
        // Last, so that a proof refused for another reason is not used up.
        Slot mark = new Slot("issuer.attestation-jti", key.thumbprint() + "|" + id.get());
        if (!store.putOnce(
                mark, new byte[] {1}, limits.proofAge().plus(limits.clockSkew().multipliedBy(2)))) {
            return rejected("the proof was used before");
        }
        return new AttestationOutcome.Verified(clientId, provider);
    }

    private boolean inFuture(PresentedJwt jwt, String claim, Instant now) {
        return jwt.payload().has(claim)
                && !jwt.time(claim)
                        .map(time -> !time.isAfter(now.plus(limits.clockSkew())))
                        .orElse(false);
    }

    /// One audience: us. A list with others in it could be played elsewhere.
    private static boolean isAudience(JsonNode aud, String issuer) {
        JsonNode only = aud.isArray() && aud.size() == 1 ? aud.get(0) : aud;
        return issuer.equals(only.textValue());
    }

    private static boolean selfSigned(CertificateChain chain) {
        return chain.leaf().getSubjectX500Principal().equals(chain.leaf().getIssuerX500Principal());
    }

    private static AttestationOutcome rejected(String description) {
        return new AttestationOutcome.Rejected(description);
    }
}
