package se.intyga.app.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import se.intyga.openapi.BaseUrl;

/// A door whose API organisations call. A token opens exactly one: its audience is the door's address.
public enum Door {
    ISSUER("/issuer"),
    VERIFIER("/verifier");

    private final String path;

    Door(String path) {
        this.path = path;
    }

    /// The path under the base URL that is this door's resource identifier.
    public String path() {
        return path;
    }

    public Set<String> scopes() {
        return switch (this) {
            case ISSUER -> Set.of("issuer:offers", "issuer:status", "issuer:cases:read", "issuer:cases:decide");
            case VERIFIER -> Set.of("verifier:transactions");
        };
    }

    public String audience(BaseUrl base) {
        return base.resolve(path).toString();
    }

    /// The door that a request path is at.
    public static Optional<Door> at(String requestPath) {
        return Arrays.stream(values())
                .filter(door -> requestPath.startsWith(door.path + "/v1/"))
                .findFirst();
    }

    /// The door that a scope is of.
    public static Optional<Door> of(String scope) {
        return Arrays.stream(values())
                .filter(door -> door.scopes().contains(scope))
                .findFirst();
    }
}
