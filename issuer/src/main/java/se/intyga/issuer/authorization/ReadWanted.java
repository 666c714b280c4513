package se.intyga.issuer.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.openapi.form.FormParameters;

/// Reads which credential a request is about: by `scope`, where unknown words are ignored, or by
/// `authorization_details`, where
/// unknown members are ignored; the details win (OpenID4VCI 1.0, section 5.1).
///
/// One authorization is for one kind of credential, because the person is shown and asked for one release at a time.
@Singleton
final class ReadWanted {
    private static final Pattern SCOPE =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");

    private final CredentialConfigurations configurations;

    ReadWanted(CredentialConfigurations configurations) {
        this.configurations = configurations;
    }

    WantedOutcome read(Agency agency, FormParameters form) {
        Optional<String> details = form.value("authorization_details");
        if (details.isPresent()) {
            return byDetails(agency, details.get());
        }
        return form.value("scope").map(scope -> byScope(agency, scope)).orElseGet(WantedOutcome.Unsaid::new);
    }

    private WantedOutcome byScope(Agency agency, String scope) {
        if (!SCOPE.matcher(scope).matches()) {
            return new WantedOutcome.Refused("invalid_scope", "scope is malformed");
        }
        for (String word : scope.split(" ", -1)) {
            Optional<CredentialConfiguration> known = configurations.withScope(agency.id(), word);
            if (known.isPresent()) {
                return new WantedOutcome.Wanted(new WantedCredential(known.get().id(), false));
            }
        }
        return new WantedOutcome.Refused("invalid_scope", "scope names no credential of this issuer");
    }

    private WantedOutcome byDetails(Agency agency, String text) {
        JsonNode details = StrictJson.value(text).orElseGet(StrictJson::newObject);
        if (!details.isArray() || details.isEmpty()) {
            return refused("authorization_details must be a non-empty JSON array");
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (JsonNode detail : details) {
            if (!"openid_credential".equals(detail.path("type").textValue())) {
                return refused("each of authorization_details must be an object of type openid_credential");
            }
            String id = detail.path("credential_configuration_id").textValue();
            if (id == null || configurations.find(agency.id(), id).isEmpty()) {
                return refused("credential_configuration_id is missing or unknown");
            }
            if (detail.has("claims") && !detail.path("claims").isArray()) {
                return refused("claims must be an array");
            }
            if (detail.has("locations") && !namesUs(detail.path("locations"), agency)) {
                return refused("locations must hold the credential issuer identifier");
            }
            wanted.add(id);
        }
        return wanted.size() == 1
                ? new WantedOutcome.Wanted(
                        new WantedCredential(wanted.iterator().next(), true))
                : refused("one authorization is for one credential configuration");
    }

    private static boolean namesUs(JsonNode locations, Agency agency) {
        if (!locations.isArray()) {
            return false;
        }
        for (JsonNode location : locations) {
            if (agency.issuer().toString().equals(location.textValue())) {
                return true;
            }
        }
        return false;
    }

    private static WantedOutcome refused(String description) {
        return new WantedOutcome.Refused("invalid_authorization_details", description);
    }
}
