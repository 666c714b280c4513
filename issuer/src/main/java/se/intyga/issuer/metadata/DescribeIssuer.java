package se.intyga.issuer.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.ClaimDescription;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.jwt.PresentedJwt;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// Credential issuer metadata (OpenID4VCI 1.0, section 12.2), plain and signed.
@Singleton
public final class DescribeIssuer {
    /// Without a "4" (section 12.2.3).
    static final String TYPE = "openidvci-issuer-metadata+jwt";

    private static final Duration SIGNED_LIFETIME = Duration.ofDays(1);

    private final CredentialConfigurations configurations;
    private final Clock clock;

    public DescribeIssuer(CredentialConfigurations configurations, Clock clock) {
        this.configurations = configurations;
        this.clock = clock;
    }

    /// The metadata as JSON.
    ///
    /// @param languages those that `display` arrays are held in, each once
    public ObjectNode describe(Agency agency, List<Language> languages) {
        ObjectNode metadata = StrictJson.newObject();
        metadata.put("credential_issuer", agency.issuer().toString());
        metadata.put("credential_endpoint", agency.at("/credential").toString());
        metadata.put("nonce_endpoint", agency.at("/nonce").toString());
        metadata.put("notification_endpoint", agency.at("/notification").toString());
        List<CredentialConfiguration> offered = configurations.of(agency.id());
        int batch = offered.stream()
                .mapToInt(CredentialConfiguration::batchSize)
                .min()
                .orElse(1);
        if (batch > 1) {
            metadata.putObject("batch_credential_issuance").put("batch_size", batch);
        }
        ArrayNode display = metadata.putArray("display");
        for (Language language : languages) {
            display.addObject().put("name", agency.name().in(language)).put("locale", language.tag());
        }
        ObjectNode supported = metadata.putObject("credential_configurations_supported");
        for (CredentialConfiguration configuration : offered) {
            supported.set(configuration.id(), configuration(agency, configuration, languages));
        }
        return metadata;
    }

    /// The same as a JWT, signed with the agency's key and its certificates (I-12).
    public String signed(Agency agency, List<Language> languages) {
        Instant now = clock.instant();
        ObjectNode claims = describe(agency, languages);
        claims.put("iss", agency.issuer().toString());
        claims.put("sub", agency.issuer().toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(SIGNED_LIFETIME).getEpochSecond());
        return JwsDraft.of(TYPE, claims).withX5c().sign(agency.key());
    }

    private static ObjectNode configuration(
            Agency agency, CredentialConfiguration configuration, List<Language> languages) {
        ObjectNode described = StrictJson.newObject();
        described.put("format", "dc+sd-jwt");
        described.put("scope", configuration.scope());
        described.put("vct", configuration.vct(agency).toString());
        described
                .putArray("credential_signing_alg_values_supported")
                .add(agency.key().algorithm().name());
        described.putArray("cryptographic_binding_methods_supported").add("jwk");
        ArrayNode proofAlgorithms = described
                .putObject("proof_types_supported")
                .putObject("jwt")
                .putArray("proof_signing_alg_values_supported");
        PresentedJwt.ALGORITHMS.forEach(proofAlgorithms::add);
        ObjectNode metadata = described.putObject("credential_metadata");
        ArrayNode display = metadata.putArray("display");
        for (Language language : languages) {
            display.addObject()
                    .put("name", configuration.name().in(language))
                    .put("description", configuration.description().in(language))
                    .put("locale", language.tag())
                    .put("background_color", configuration.backgroundColor())
                    .put("text_color", configuration.textColor());
        }
        ArrayNode claims = metadata.putArray("claims");
        for (ClaimDescription claim : configuration.claims()) {
            ObjectNode entry = claims.addObject();
            entry.set("path", claim.claimPath().toJson());
            entry.put("mandatory", claim.mandatory());
            labels(entry.putArray("display"), claim.label(), languages);
        }
        return described;
    }

    private static void labels(ArrayNode display, Text label, List<Language> languages) {
        for (Language language : languages) {
            display.addObject().put("name", label.in(language)).put("locale", language.tag());
        }
    }
}
