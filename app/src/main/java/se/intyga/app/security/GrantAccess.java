package se.intyga.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Grants an authenticated client a token for one door (RFC 9068).
@Singleton
public final class GrantAccess {
    private final AuthorizationServer server;
    private final SecureRandom random;
    private final Clock clock;

    GrantAccess(AuthorizationServer server, SecureRandom random, Clock clock) {
        this.server = server;
        this.random = random;
        this.clock = clock;
    }

    /// What became of a request for a token.
    public sealed interface Outcome {
        /// The token was made.
        ///
        /// @param token what the client gets; nobody else may see it
        record Granted(String token, Set<String> scopes, Duration lifetime) implements Outcome {
            @Override
            public String toString() {
                return "Granted" + scopes;
            }
        }

        /// The client may not have one of the scopes, or they are not all of one door.
        record ScopeRefused() implements Outcome {}

        /// The resource is none of ours, or not the one the scopes are of.
        record ResourceRefused() implements Outcome {}
    }

    /// Grants a token with all of the scopes asked for, or none.
    ///
    /// @param scopes those asked for; empty for all that the client has
    /// @param resource the door asked for (RFC 8707), if any
    public Outcome grant(OrganisationClient client, Set<String> scopes, Optional<String> resource) {
        Set<String> wanted = new TreeSet<>(scopes.isEmpty() ? client.scopes() : scopes);
        if (!client.scopes().containsAll(wanted)) return new Outcome.ScopeRefused();
        Set<Door> doors =
                wanted.stream().flatMap(scope -> Door.of(scope).stream()).collect(Collectors.toSet());
        if (doors.size() != 1) return new Outcome.ScopeRefused();
        String audience = doors.iterator().next().audience(server.base());
        if (resource.isPresent() && !resource.get().equals(audience)) return new Outcome.ResourceRefused();
        return new Outcome.Granted(sign(client, wanted, audience), wanted, server.tokenLifetime());
    }

    private String sign(OrganisationClient client, Set<String> scopes, String audience) {
        Instant now = clock.instant();
        byte[] id = new byte[16];
        random.nextBytes(id);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(AccessTokens.TYPE)
                        .keyID(server.signingKey().getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(server.issuer())
                        .subject(client.id())
                        .claim("client_id", client.id())
                        .audience(audience)
                        .claim("scope", String.join(" ", scopes))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(server.tokenLifetime())))
                        .jwtID(HexFormat.of().formatHex(id))
                        .build());
        try {
            token.sign(new ECDSASigner(server.signingKey()));
        } catch (JOSEException broken) {
            throw new IllegalStateException("the access token cannot be signed", broken);
        }
        return token.serialize();
    }
}
