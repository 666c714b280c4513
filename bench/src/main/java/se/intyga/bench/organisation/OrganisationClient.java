package se.intyga.bench.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;

/// An organisation's system: gets an access token with its own key (client credentials, `private_key_jwt`) and calls an
/// API with it.
public final class OrganisationClient {
    private final Http http;
    private final URI base;
    private final String id;
    private final SoftwareSigningKey key;
    private final String scopes;
    private final Clock clock;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    private OrganisationClient(Http http, URI base, String id, SoftwareSigningKey key, String scopes, Clock clock) {
        this.http = http;
        this.base = base;
        this.id = id;
        this.key = key;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// With the key that the house's first start put into its data folder.
    public static OrganisationClient of(Http http, URI base, Path dataFolder, String id, String scopes) {
        Path file = dataFolder.resolve("clients").resolve(id + ".jwk");
        try {
            SoftwareSigningKey key = SoftwareSigningKey.fromPrivateJwk(Files.readString(file));
            return new OrganisationClient(http, base, id, key, scopes, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException("there is no key of " + id, e);
        }
    }

    public String id() {
        return id;
    }

    public Answer get(String path) {
        return http.get(at(path), authorized());
    }

    public Answer post(String path, JsonNode body) {
        return http.postJson(at(path), body, authorized());
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private Map<String, String> authorized() {
        return Map.of("Authorization", "Bearer " + token(), "Accept", "application/json, application/problem+json");
    }

    private synchronized String token() {
        Instant now = clock.instant();
        if (now.isBefore(renewAt)) {
            return token;
        }
        ObjectNode claims = StrictJson.newObject()
                .put("iss", id)
                .put("sub", id)
                .put("aud", base.toString())
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plusSeconds(60).getEpochSecond());
        ObjectNode answer = http.postForm(
                        at("/oauth/token"),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "scope",
                                scopes,
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                JwsDraft.of("JWT", claims).withKid().sign(key)),
                        Map.of("Accept", "application/json"))
                .expecting(200)
                .json();
        token = answer.path("access_token").asText();
        renewAt = now.plusSeconds(answer.path("expires_in").asLong(60) / 2);
        return token;
    }

    @Override
    public String toString() {
        return "OrganisationClient[" + id + "]";
    }
}
