package se.intyga.app.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What clients read before they ask for a token: the server's metadata (RFC 8414), its public key, and which server is
/// asked for which door (RFC 9728).
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class MetadataEndpoint {
    private final AuthorizationServer server;

    MetadataEndpoint(AuthorizationServer server) {
        this.server = server;
    }

    @Get("/.well-known/oauth-authorization-server")
    ServerMetadata server() {
        return new ServerMetadata(
                server.issuer(),
                server.tokenEndpoint(),
                server.base().resolve("/oauth/jwks").toString(),
                List.of("client_credentials"),
                List.of(),
                List.of("private_key_jwt"),
                List.of("ES256"),
                Arrays.stream(Door.values())
                        .flatMap(door -> door.scopes().stream())
                        .sorted()
                        .toList(),
                server.base().resolve("/docs").toString());
    }

    @Get("/oauth/jwks")
    Map<String, List<Map<String, Object>>> keys() {
        Map<String, Object> key = server.signingKey().toPublicJWK().toJSONObject();
        key.put("use", "sig");
        key.put("alg", "ES256");
        return Map.of("keys", List.of(key));
    }

    @Get("/.well-known/oauth-protected-resource/{door}")
    HttpResponse<?> resource(@PathVariable String door) {
        return Arrays.stream(Door.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(door))
                .findFirst()
                .<HttpResponse<?>>map(known -> HttpResponse.ok(new ResourceMetadata(
                        known.audience(server.base()),
                        List.of(server.issuer()),
                        known.scopes().stream().sorted().toList(),
                        List.of("header"),
                        server.base().resolve("/docs").toString())))
                .orElseGet(HttpResponse::notFound);
    }

    @Serdeable
    record ServerMetadata(
            String issuer,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("response_types_supported") List<String> responseTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authMethods,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> authAlgorithms,

            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("service_documentation") String documentation) {}

    @Serdeable
    record ResourceMetadata(
            String resource,
            @JsonProperty("authorization_servers") List<String> authorizationServers,
            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("bearer_methods_supported") List<String> bearerMethods,
            @JsonProperty("resource_documentation") String documentation) {}
}
