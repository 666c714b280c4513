package se.intyga.app.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.intyga.app.datafolder.SafeFiles;

/// The organisations that may ask for tokens, read once at start from a folder: one file each, with OAuth's names for
/// client metadata (RFC 7591: `client_id`, `scope`, `jwks`).
public final class OrganisationClients {
    private final Map<String, OrganisationClient> clients;

    public OrganisationClients(Collection<OrganisationClient> clients) {
        Map<String, OrganisationClient> byId = new HashMap<>();
        clients.forEach(client -> byId.put(client.id(), client));
        this.clients = Map.copyOf(byId);
    }

    public Optional<OrganisationClient> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    /// Reads all `*.json` of a folder; a folder that is not there holds none.
    public static OrganisationClients readAll(Path folder) {
        if (!Files.isDirectory(folder)) return new OrganisationClients(Set.of());
        try (var files = Files.list(folder)) {
            return new OrganisationClients(files.filter(file -> file.toString().endsWith(".json"))
                    .map(OrganisationClients::read)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static OrganisationClient read(Path file) {
        try {
            Map<String, Object> metadata = JSONObjectUtils.parse(Files.readString(file));
            return new OrganisationClient(
                    JSONObjectUtils.getString(metadata, "client_id"),
                    Arrays.stream(JSONObjectUtils.getString(metadata, "scope").split(" "))
                            .collect(Collectors.toSet()),
                    JWKSet.parse(JSONObjectUtils.getJSONObject(metadata, "jwks")));
        } catch (ParseException | IllegalArgumentException | NullPointerException wrong) {
            throw new IllegalStateException("the registered client in " + file + " cannot be read");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Registers a client in a folder, over an earlier registration of the same id.
    public static void register(Path folder, OrganisationClient client) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("client_id", client.id());
        metadata.put("scope", client.scopes().stream().sorted().collect(Collectors.joining(" ")));
        metadata.put("token_endpoint_auth_method", "private_key_jwt");
        metadata.put("jwks", client.keys().toJSONObject(true));
        SafeFiles.write(folder.resolve(client.id() + ".json"), JSONObjectUtils.toJSONString(metadata) + "\n");
    }
}
