package se.intyga.issuer.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.jwt.PresentedJwt;
import se.intyga.issuer.offer.OfferGrant;

/// Authorization server metadata (RFC 8414; O-1). Each agency is its own authorization server.
@Singleton
public final class DescribeAuthorizationServer {
    private final CredentialConfigurations configurations;

    public DescribeAuthorizationServer(CredentialConfigurations configurations) {
        this.configurations = configurations;
    }

    public ObjectNode describe(Agency agency) {
        ObjectNode metadata = StrictJson.newObject();
        metadata.put("issuer", agency.issuer().toString());
        metadata.put("authorization_endpoint", agency.at("/authorize").toString());
        metadata.put("token_endpoint", agency.at("/token").toString());
        metadata.put("pushed_authorization_request_endpoint", agency.at("/par").toString());
        metadata.put("require_pushed_authorization_requests", true);
        metadata.put("jwks_uri", agency.at("/jwks").toString());
        metadata.put("challenge_endpoint", agency.at("/challenge").toString());
        metadata.put(
                "status_list_aggregation_endpoint", agency.at("/status-lists").toString());
        list(metadata, "response_types_supported", "code");
        list(metadata, "response_modes_supported", "query");
        list(
                metadata,
                "grant_types_supported",
                OfferGrant.AUTHORIZATION_CODE.wireName(),
                OfferGrant.PRE_AUTHORIZED_CODE.wireName());
        list(metadata, "code_challenge_methods_supported", "S256");
        list(metadata, "token_endpoint_auth_methods_supported", "none", "attest_jwt_client_auth");
        list(
                metadata,
                "client_attestation_signing_alg_values_supported",
                PresentedJwt.ALGORITHMS.toArray(String[]::new));
        list(
                metadata,
                "client_attestation_pop_signing_alg_values_supported",
                PresentedJwt.ALGORITHMS.toArray(String[]::new));
        list(metadata, "dpop_signing_alg_values_supported", PresentedJwt.ALGORITHMS.toArray(String[]::new));
        list(metadata, "authorization_details_types_supported", "openid_credential");
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("pre-authorized_grant_anonymous_access_supported", true);
        ArrayNode scopes = metadata.putArray("scopes_supported");
        for (CredentialConfiguration configuration : configurations.of(agency.id())) {
            scopes.add(configuration.scope());
        }
        return metadata;
    }

    /// The agency's public key, as `jwks_uri` answers it.
    public ObjectNode keys(Agency agency) {
        ObjectNode key = agency.key().publicKey().toJson();
        key.put("kid", agency.key().kid());
        key.put("use", "sig");
        key.put("alg", agency.key().algorithm().name());
        key.set("x5c", agency.chain().toX5c());
        ObjectNode set = StrictJson.newObject();
        set.putArray("keys").add(key);
        return set;
    }

    private static void list(ObjectNode metadata, String name, String... values) {
        ArrayNode list = metadata.putArray(name);
        for (String value : values) {
            list.add(value);
        }
    }
}
