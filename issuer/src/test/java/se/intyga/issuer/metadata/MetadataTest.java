package se.intyga.issuer.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.TestClock;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.TestTls;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.configuration.ReadConfigurations;
import se.intyga.issuer.typemetadata.DescribeType;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

class MetadataTest {
    private static final List<Language> BOTH = List.of(Language.SV, Language.EN);

    private final Agency agency = Agency.of(
            TestIssuer.BASE,
            TestIssuer.AGENCY,
            new Text("Myndighet", "Agency"),
            "2021002114",
            true,
            TestTls.agencyKey());
    private final CredentialConfigurations configurations = ReadConfigurations.demo();
    private final DescribeIssuer issuer = new DescribeIssuer(configurations, new TestClock());

    @Test
    void fits_the_conformance_suites_schema() throws IOException {
        assertThat(schema().validate(issuer.describe(agency, BOTH))).isEmpty();
    }

    @Test
    void the_schema_would_see_a_mistake() throws IOException {
        ObjectNode wrong = issuer.describe(agency, BOTH);
        wrong.remove("credential_endpoint");
        assertThat(schema().validate(wrong)).isNotEmpty();
    }

    @Test
    void the_identifier_is_the_same_string_everywhere() {
        ObjectNode metadata = issuer.describe(agency, BOTH);
        ObjectNode server = new DescribeAuthorizationServer(configurations).describe(agency);
        assertThat(metadata.path("credential_issuer").textValue())
                .isEqualTo("https://intyga.example/issuers/arbetsformedlingen")
                .isEqualTo(server.path("issuer").textValue());
        Stream.of("credential_endpoint", "nonce_endpoint", "notification_endpoint")
                .forEach(name -> assertThat(metadata.path(name).textValue())
                        .startsWith("https://intyga.example/issuers/arbetsformedlingen/"));
        assertThat(server.path("require_pushed_authorization_requests").booleanValue())
                .isTrue();
    }

    @Test
    void binding_methods_and_proof_types_come_together_and_each_kind_has_a_scope() {
        JsonNode kind =
                issuer.describe(agency, BOTH).at("/credential_configurations_supported/registration-certificate");
        assertThat(kind.has("cryptographic_binding_methods_supported"))
                .isEqualTo(kind.has("proof_types_supported"))
                .isTrue();
        assertThat(kind.path("scope").textValue()).isEqualTo("registration-certificate");
        assertThat(kind.path("vct").textValue())
                .isEqualTo("https://intyga.example/issuers/arbetsformedlingen/types/registration-certificate/1");
    }

    @Test
    void the_signed_form_carries_type_subject_and_certificates() {
        String[] parts = issuer.signed(agency, BOTH).split("\\.", -1);
        JsonNode header = decoded(parts[0]);
        JsonNode claims = decoded(parts[1]);
        assertThat(header.path("typ").textValue()).isEqualTo("openidvci-issuer-metadata+jwt");
        assertThat(header.path("x5c").size()).isEqualTo(1);
        assertThat(claims.path("sub").textValue())
                .isEqualTo(agency.issuer().toString())
                .isEqualTo(claims.path("credential_issuer").textValue());
        assertThat(claims.path("iat").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sv | [SV]",
                "en-GB | [EN]",
                "sv;q=0.5, en | [SV, EN]",
                "sv, en;q=0 | [SV]",
                "* | [SV, EN]",
                "fr | [SV, EN]",
                "not a language;; | [SV, EN]"
            })
    void display_is_held_in_the_languages_that_are_wanted(String header, String expected) {
        assertThat(Locales.wanted(header)).hasToString(expected);
    }

    @Test
    void each_locale_stands_once_in_a_display() {
        ObjectNode swedish = issuer.describe(agency, List.of(Language.SV));
        assertThat(swedish.path("display").size()).isEqualTo(1);
        assertThat(swedish.findValuesAsText("locale")).containsOnly("sv");
    }

    @Test
    void the_types_document_names_itself_and_has_a_stable_integrity() {
        CredentialConfiguration kind =
                configurations.find(agency.id(), "registration-certificate").orElseThrow();
        DescribeType types = new DescribeType();
        JsonNode document = StrictJson.value(types.document(agency, kind)).orElseThrow();
        assertThat(document.path("vct").textValue()).isEqualTo(kind.vct(agency).toString());
        assertThat(document.path("display").findValuesAsText("locale")).containsExactly("sv", "en");
        assertThat(types.integrity(agency, kind)).startsWith("sha256-").isEqualTo(types.integrity(agency, kind));
    }

    @Test
    void the_published_keys_hold_nothing_private() {
        ObjectNode keys = new DescribeAuthorizationServer(configurations).keys(agency);
        assertThat(keys.at("/keys/0/kty").textValue()).isEqualTo("EC");
        assertThat(keys.at("/keys/0").has("d")).isFalse();
    }

    private static JsonNode decoded(String part) {
        return StrictJson.object(Base64.getUrlDecoder().decode(part)).orElseThrow();
    }

    private static JsonSchema schema() throws IOException {
        Path vectors = Path.of(System.getProperty("intyga.vectors", ""));
        assumeTrue(Files.isDirectory(vectors), "the folder of vectors is not there");
        String text = Files.readString(vectors.resolve("vci/schemas/credential_issuer_metadata-1_0.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(StrictJson.value(text).orElseThrow());
    }
}
