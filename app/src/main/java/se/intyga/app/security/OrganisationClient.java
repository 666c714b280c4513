package se.intyga.app.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Set;

/// An organisation that may ask for tokens: its public keys, and the scopes it may have.
///
/// @param id the organisation's id, which is its client id too
public record OrganisationClient(String id, Set<String> scopes, JWKSet keys) {
    public OrganisationClient {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("an organisation's id is lower-case words with dashes");
        }
        for (String scope : scopes) {
            if (Door.of(scope).isEmpty()) throw new IllegalArgumentException("no such scope: " + scope);
        }
        if (scopes.isEmpty()) throw new IllegalArgumentException("a client has a scope");
        scopes = Set.copyOf(scopes);
        keys = keys.toPublicJWKSet();
        if (keys.isEmpty()) throw new IllegalArgumentException("a client has a public key");
    }
}
