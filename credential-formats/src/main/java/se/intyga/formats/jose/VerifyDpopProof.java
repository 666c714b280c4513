package se.intyga.formats.jose;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.keys.PublicJwk;

/// Checks a DPoP proof (RFC 9449, section 4.3) as far as it can be checked without memory:
/// whether `jti` was seen before and whether `nonce` is ours is the caller's store to say.
public final class VerifyDpopProof {
    /// A proof that holds. `nonce` is what the client sent back, if anything.
    public record DpopProof(PublicJwk key, String jti, Instant issuedAt, Optional<String> nonce) {
        /// What tokens are bound to (`cnf.jkt`).
        public String thumbprint() {
            return key.thumbprint();
        }

        @Override
        public String toString() {
            return "DpopProof[" + key.thumbprint() + "]";
        }
    }

    /// What checking a proof came to.
    public sealed interface Outcome {
        record Verified(DpopProof proof) implements Outcome {}

        record Rejected(JwsRejection reason) implements Outcome {}
    }

    private final JwtExpectation expectation;

    public VerifyDpopProof(Duration past, Duration future) {
        this.expectation = JwtExpectation.ofType("dpop+jwt").withJti().issuedWithin(past, future);
    }

    /// At an authorization server: no access token yet.
    public Outcome verify(String proof, String method, URI target, Instant now) {
        return verify(proof, method, target, Optional.empty(), now);
    }

    /// At a resource: the proof must also name the access token it comes with.
    public Outcome verify(String proof, String method, URI target, String accessToken, Instant now) {
        return verify(proof, method, target, Optional.of(accessToken), now);
    }

    private Outcome verify(String proof, String method, URI target, Optional<String> accessToken, Instant now) {
        Optional<PresentedJws> token = PresentedJws.parse(proof);
        if (token.isEmpty()) {
            return new Outcome.Rejected(JwsRejection.MALFORMED);
        }
        return switch (VerifyJwt.verifyWithKeyInHeader(token.get(), expectation, now)) {
            case JwsOutcome.Rejected(JwsRejection reason) -> new Outcome.Rejected(reason);
            case JwsOutcome.Verified(VerifiedJws jws) -> checked(jws, method, target, accessToken);
        };
    }

    private static Outcome checked(VerifiedJws jws, String method, URI target, Optional<String> accessToken) {
        if (!jws.text("htm").equals(Optional.of(method))
                || jws.text("htu")
                        .flatMap(VerifyDpopProof::comparable)
                        .filter(comparable(target)::equals)
                        .isEmpty()) {
            return new Outcome.Rejected(JwsRejection.WRONG_TARGET);
        }
        if (accessToken.isPresent() && !jws.text("ath").equals(accessToken.map(HashAlgorithm.SHA_256::digestOf))) {
            return new Outcome.Rejected(JwsRejection.WRONG_ACCESS_TOKEN);
        }
        return new Outcome.Verified(new DpopProof(
                jws.key(), jws.text("jti").orElseThrow(), jws.time("iat").orElseThrow(), jws.text("nonce")));
    }

    private static Optional<String> comparable(String uri) {
        try {
            return Optional.of(comparable(new URI(uri)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// Scheme and host in lower case, no default port, no query, no fragment (RFC 9449, section 4.3, step 9).
    private static String comparable(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean defaultPort = uri.getPort() == -1
                || (scheme.equals("https") && uri.getPort() == 443)
                || (scheme.equals("http") && uri.getPort() == 80);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + host + (defaultPort ? "" : ":" + uri.getPort()) + path;
    }
}
