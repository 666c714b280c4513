package se.intyga.app.security;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import se.intyga.openapi.BaseUrl;

/// What the house's own authorization server is: its issuer identifier is the base URL.
public record AuthorizationServer(BaseUrl base, ECKey signingKey, Duration tokenLifetime) {
    public AuthorizationServer {
        if (!signingKey.isPrivate()) throw new IllegalArgumentException("the signing key is a private key");
    }

    String issuer() {
        return base.toString();
    }

    String tokenEndpoint() {
        return base.resolve("/oauth/token").toString();
    }

    @Override
    public String toString() {
        return "AuthorizationServer[" + base + "]";
    }
}
