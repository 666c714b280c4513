package se.intyga.verifier.verdict;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.trustlists.decision.TrustDecision;
import se.intyga.trustlists.status.StatusAnswer;
import se.intyga.verifier.VerifierConfig;

/// Trust and status as a test sets them: certificates that are trusted, and an answer for each index.
@Singleton
public final class TestTrust {
    private final Set<String> trusted = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<Integer, Function<Instant, StatusAnswer>> statuses = new ConcurrentHashMap<>();

    public void trust(CertificateChain chain) {
        trusted.add(chain.x509Hash());
    }

    public void answer(int index, Function<Instant, StatusAnswer> answer) {
        statuses.put(index, answer);
    }

    @Factory
    static final class Replacements {
        @Singleton
        @Replaces(CheckCredentialStatus.class)
        CheckCredentialStatus status(TestTrust trust, VerifierConfig config) {
            return new CheckCredentialStatus(
                    (reference, _, at) -> trust.statuses
                            .getOrDefault(reference.index(), now -> new StatusAnswer.Valid(now, Optional.of(now)))
                            .apply(at),
                    config);
        }

        @Singleton
        @Replaces(CheckCredential.class)
        CheckCredential credential(TestTrust trust, CheckCredentialStatus status, VerifierConfig config) {
            return new CheckCredential(
                    (_, chain, _) -> trust.trusted.contains(new CertificateChain(chain).x509Hash())
                            ? new TrustDecision.Trusted("test-agency")
                            : new TrustDecision.NotTrusted("NO_ANCHOR", "No anchor leads to this chain."),
                    status,
                    config);
        }
    }
}
