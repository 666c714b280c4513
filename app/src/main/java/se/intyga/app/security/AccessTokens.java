package se.intyga.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks the access tokens that [GrantAccess] made (RFC 9068, section 4).
@Singleton
public final class AccessTokens {
    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private static final int MOST_CHARACTERS = 4_096;

    private final AuthorizationServer server;
    private final Clock clock;

    AccessTokens(AuthorizationServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /// Who calls, and what they may do.
    public record Caller(String organisation, Set<String> scopes) {
        public Caller {
            scopes = Set.copyOf(scopes);
        }
    }

    /// The caller, when the token is ours, for this door, and still good.
    public Optional<Caller> check(String token, Door door) {
        if (token.length() > MOST_CHARACTERS) return Optional.empty();
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!TYPE.equals(jwt.getHeader().getType())
                    || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    || jwt.getHeader().getCriticalParams() != null
                    || !jwt.verify(new ECDSAVerifier(server.signingKey().toECPublicKey()))) {
                return Optional.empty();
            }
            return caller(jwt.getJWTClaimsSet(), door);
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Caller> caller(JWTClaimsSet claims, Door door) throws ParseException {
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        String subject = claims.getSubject();
        String scope = claims.getStringClaim("scope");
        if (!server.issuer().equals(claims.getIssuer())
                || !List.of(door.audience(server.base())).equals(claims.getAudience())
                || expiry == null
                || !expiry.toInstant().isAfter(now)
                || subject == null
                || scope == null) {
            return Optional.empty();
        }
        return Optional.of(new Caller(subject, Arrays.stream(scope.split(" ")).collect(Collectors.toSet())));
    }
}
