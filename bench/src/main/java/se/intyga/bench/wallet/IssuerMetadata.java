package se.intyga.bench.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import se.intyga.bench.http.Http;

/// What a wallet needs of the issuer's and its authorization server's metadata.
record IssuerMetadata(
        URI issuer,
        JsonNode configurations,
        URI credentialEndpoint,
        Optional<URI> nonceEndpoint,
        Optional<URI> notificationEndpoint,
        String authorizationServer,
        URI parEndpoint,
        URI authorizationEndpoint,
        URI tokenEndpoint) {

    static IssuerMetadata fetch(Http http, URI issuer) {
        JsonNode credential = document(http, "openid-credential-issuer", issuer);
        if (!issuer.toString().equals(credential.path("credential_issuer").textValue())) {
            throw new WalletRefusal("the metadata is of another credential issuer");
        }
        URI server = URI.create(credential.path("authorization_servers").path(0).asText(issuer.toString()));
        JsonNode authorization = document(http, "oauth-authorization-server", server);
        if (!server.toString().equals(authorization.path("issuer").textValue())) {
            throw new WalletRefusal("the metadata is of another authorization server");
        }
        return new IssuerMetadata(
                issuer,
                credential.path("credential_configurations_supported"),
                required(credential, "credential_endpoint"),
                optional(credential, "nonce_endpoint"),
                optional(credential, "notification_endpoint"),
                server.toString(),
                required(authorization, "pushed_authorization_request_endpoint"),
                required(authorization, "authorization_endpoint"),
                required(authorization, "token_endpoint"));
    }

    JsonNode configuration(String id) {
        JsonNode configuration = configurations.path(id);
        if (!configuration.isObject()) {
            throw new WalletRefusal("the issuer does not offer the configuration " + id);
        }
        return configuration;
    }

    /// The well-known segment goes between host and path.
    private static JsonNode document(Http http, String name, URI identifier) {
        String path = identifier.getRawPath() == null ? "" : identifier.getRawPath();
        URI address = identifier.resolve("/.well-known/" + name + path);
        return http.get(address, Map.of("Accept", "application/json"))
                .expecting(200)
                .json();
    }

    private static URI required(JsonNode metadata, String member) {
        return optional(metadata, member).orElseThrow(() -> new WalletRefusal("the metadata has no " + member));
    }

    private static Optional<URI> optional(JsonNode metadata, String member) {
        return Optional.ofNullable(metadata.path(member).textValue()).map(URI::create);
    }
}
