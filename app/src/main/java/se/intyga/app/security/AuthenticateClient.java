package se.intyga.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;

/// Checks that a client assertion was made by the client it names, for us, just now, and was not used before
/// (RFC 7523, section 3; `private_key_jwt` of OpenID Connect Core).
@Singleton
public final class AuthenticateClient {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int MOST_CHARACTERS = 4_096;

    private final OrganisationClients clients;
    private final AuthorizationServer server;
    private final EphemeralStore store;
    private final Clock clock;

    AuthenticateClient(OrganisationClients clients, AuthorizationServer server, EphemeralStore store, Clock clock) {
        this.clients = clients;
        this.server = server;
        this.store = store;
        this.clock = clock;
    }

    /// The client, or nothing: whoever cannot prove who they are is not told why.
    public Optional<OrganisationClient> authenticate(String assertion) {
        if (assertion.length() > MOST_CHARACTERS) return Optional.empty();
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Optional<OrganisationClient> client =
                    Optional.ofNullable(claims.getSubject()).flatMap(clients::find);
            if (client.isEmpty() || !signedBy(client.get(), jwt) || !forUsNow(claims)) return Optional.empty();
            return usedFirst(client.get(), claims) ? client : Optional.empty();
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean signedBy(OrganisationClient client, SignedJWT jwt) throws JOSEException {
        if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) return false;
        if (jwt.getHeader().getCriticalParams() != null) return false;
        String keyId = jwt.getHeader().getKeyID();
        for (JWK key : client.keys().getKeys()) {
            if (key instanceof ECKey ecKey && (keyId == null || keyId.equals(key.getKeyID()))) {
                JWSVerifier verifier = new ECDSAVerifier(ecKey);
                if (verifier.supportedJWSAlgorithms().contains(JWSAlgorithm.ES256) && jwt.verify(verifier)) return true;
            }
        }
        return false;
    }

    private boolean forUsNow(JWTClaimsSet claims) throws ParseException {
        Instant now = clock.instant();
        List<String> audience = claims.getAudience();
        Date expiry = claims.getExpirationTime();
        String jti = claims.getJWTID();
        return claims.getSubject().equals(claims.getIssuer())
                && audience.size() == 1
                && (audience.getFirst().equals(server.issuer())
                        || audience.getFirst().equals(server.tokenEndpoint()))
                && expiry != null
                && expiry.toInstant().isAfter(now)
                && !expiry.toInstant().isAfter(now.plus(LONGEST).plus(SKEW))
                && notLaterThan(claims.getIssueTime(), now.plus(SKEW))
                && notLaterThan(claims.getNotBeforeTime(), now.plus(SKEW))
                && jti != null
                && !jti.isBlank()
                && jti.length() <= 200;
    }

    private static boolean notLaterThan(@org.jspecify.annotations.Nullable Date date, Instant limit) {
        return date == null || !date.toInstant().isAfter(limit);
    }

    /// Remembered longer than the assertion lives, so that it cannot come again.
    private boolean usedFirst(OrganisationClient client, JWTClaimsSet claims) {
        return store.putOnce(
                new Slot("app.client-assertion", client.id() + "|" + claims.getJWTID()),
                new byte[] {1},
                LONGEST.plus(SKEW).plus(SKEW));
    }
}
