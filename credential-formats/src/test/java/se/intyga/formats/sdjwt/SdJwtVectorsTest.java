package se.intyga.formats.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.Vectors;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;
import se.intyga.formats.keys.SoftwareSigningKey;

class SdJwtVectorsTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @Test
    void every_spelling_of_a_disclosure_is_hashed_as_it_came() {
        for (JsonNode row :
                Vectors.json("sdjwt/rfc9901/disclosure-encoding.json").get("disclosures")) {
            Disclosure disclosure =
                    Disclosure.parse(row.get("disclosure").asText()).orElseThrow();
            assertThat(disclosure.digest(HashAlgorithm.SHA_256))
                    .isEqualTo(row.get("sha256").asText());
            JsonNode contents = row.get("contents");
            assertThat(disclosure.value()).isEqualTo(contents.get(contents.size() - 1));
        }
    }

    @Test
    void the_simple_example_of_rfc_9901_is_unpacked_and_bound() {
        JsonNode vector = Vectors.json("sdjwt/rfc9901/simple.json");
        PresentedSdJwt presented = PresentedSdJwt.parse(
                        vector.at("/presentation/sd_jwt_kb").asText())
                .orElseThrow();
        assertSigned(presented, vector.get("issuer_public_jwk"));
        assertThat(presented.unverifiedClaims()).contains((ObjectNode) vector.get("processed_payload"));
        var rule = new HolderBindingRule.Demanded(
                vector.at("/presentation/aud").asText(),
                vector.at("/presentation/nonce").asText(),
                WINDOW,
                WINDOW);
        assertThat(VerifyKeyBinding.check(
                                presented,
                                presented.issuerJwt().unverifiedClaims(),
                                rule,
                                EnumSet.of(SignatureAlgorithm.ES256),
                                Duration.ZERO,
                                Instant.ofEpochSecond(vector.at("/presentation/kb_jwt_payload/iat")
                                        .asLong()))
                        .check())
                .isEqualTo(new CheckResult.Passed());
        assertThat(new VerifySdJwtVc()
                        .verify(presented, Vectors.key(vector.get("issuer_public_jwk")), rule, Instant.now()))
                .as("its type is not the one of a credential")
                .isInstanceOfSatisfying(
                        SdJwtVcOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(SdJwtRejection.WRONG_TYPE));
    }

    @Test
    void the_structured_example_of_rfc_9901_is_unpacked_and_its_decoys_vanish() {
        JsonNode vector = Vectors.json("sdjwt/rfc9901/simple-structured.json");
        PresentedSdJwt presented =
                PresentedSdJwt.parse(vector.get("presentation").asText()).orElseThrow();
        assertSigned(presented, vector.get("issuer_public_jwk"));
        assertThat(presented.unverifiedClaims()).contains((ObjectNode) vector.get("processed_payload"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"flat", "structured", "structured_country_open", "recursive"})
    void the_address_is_put_together_from_every_form(String form) {
        JsonNode file = Vectors.json("sdjwt/rfc9901/nested-address.json");
        JsonNode vector = file.get(form);
        ObjectNode payload = (ObjectNode) vector.get("issuer_payload");
        ObjectNode expected = file.get("user_claims").deepCopy();
        for (String frame : List.of("iss", "iat", "exp")) {
            expected.set(frame, payload.get(frame));
        }
        assertThat(UnpackDisclosures.unpack(payload, disclosures(vector)))
                .isInstanceOfSatisfying(
                        Unpacking.Unpacked.class,
                        unpacked -> assertThat(unpacked.claims()).isEqualTo(expected));
    }

    @Test
    void a_member_without_the_disclosure_of_its_parent_is_refused() {
        JsonNode vector = Vectors.json("sdjwt/rfc9901/nested-address.json").get("recursive");
        assertThat(UnpackDisclosures.unpack(
                        (ObjectNode) vector.get("issuer_payload"),
                        disclosures(vector).subList(0, 1)))
                .isEqualTo(new Unpacking.Broken(SdJwtRejection.UNREFERENCED_DISCLOSURE));
    }

    @Test
    void the_example_of_sd_jwt_vc_verifies() {
        JsonNode vector = Vectors.json("sdjwt/sd-jwt-vc-01/example.json");
        JsonNode bound = vector.get("presentation_with_key_binding");
        JsonNode binding = bound.get("kb_jwt_payload");
        SdJwtVcOutcome outcome = new VerifySdJwtVc()
                .verify(
                        PresentedSdJwt.parse(bound.get("sd_jwt_kb").asText()).orElseThrow(),
                        Vectors.key(vector.get("issuer_public_jwk")),
                        new HolderBindingRule.Demanded(
                                binding.get("aud").asText(),
                                binding.get("nonce").asText(),
                                WINDOW,
                                WINDOW),
                        Instant.ofEpochSecond(binding.get("iat").asLong()));
        assertVerified(outcome, bound.get("processed_payload"));
        JsonNode bare = vector.get("presentation_without_key_binding");
        assertVerified(
                new VerifySdJwtVc()
                        .verify(
                                PresentedSdJwt.parse(bare.get("sd_jwt").asText())
                                        .orElseThrow(),
                                Vectors.key(vector.get("issuer_public_jwk")),
                                new HolderBindingRule.NotDemanded(),
                                Instant.ofEpochSecond(1_700_000_000)),
                bare.get("processed_payload"));
    }

    @Test
    void the_example_of_openid4vp_verifies() {
        JsonNode binding = Vectors.json("sdjwt/vp-vcld-01/kb_jwt_payload.json");
        SdJwtVcOutcome outcome = new VerifySdJwtVc()
                .verify(
                        PresentedSdJwt.parse(Vectors.token("sdjwt/vp-vcld-01/sd_jwt_presentation.txt"))
                                .orElseThrow(),
                        Vectors.key(Vectors.json("sdjwt/rfc9901/keys.json")
                                .get("issuer")
                                .<ObjectNode>deepCopy()
                                .without(List.of("d"))),
                        new HolderBindingRule.Demanded(
                                binding.get("aud").asText(),
                                binding.get("nonce").asText(),
                                WINDOW,
                                WINDOW),
                        Instant.ofEpochSecond(binding.get("iat").asLong()));
        assertVerified(outcome, Vectors.json("sdjwt/vp-vcld-01/verified_contents.json"));
    }

    @Test
    void the_eu_reference_pid_verifies_until_it_expires_and_its_holder_can_present_it() {
        PresentedSdJwt pid = PresentedSdJwt.parse(Vectors.token("sdjwt/eudi-pid-2026/sd-jwt-vc-pid.txt"))
                .orElseThrow();
        PublicJwk issuer =
                PublicJwk.of(pid.issuerCertificates().orElseThrow().leaf()).orElseThrow();
        var verify = new VerifySdJwtVc();
        Instant inLife = Instant.parse("2026-07-10T00:00:00Z");
        SdJwtVcOutcome held = verify.verify(pid, issuer, new HolderBindingRule.NotDemanded(), inLife);
        assertThat(held).isInstanceOfSatisfying(SdJwtVcOutcome.Verified.class, verified -> {
            assertThat(verified.credential().vct()).isEqualTo("urn:eudi:pid:1");
            assertThat(verified.credential().disclosed()).hasSize(27);
            assertThat(verified.credential().status()).isPresent();
        });
        assertThat(verify.verify(
                        pid, issuer, new HolderBindingRule.NotDemanded(), Instant.parse("2026-08-02T00:00:00Z")))
                .isInstanceOfSatisfying(
                        SdJwtVcOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(SdJwtRejection.EXPIRED));

        String presentation = PresentSdJwt.present(
                pid,
                List.of(
                        ClaimPath.of("address", "country"),
                        ClaimPath.parse("[\"nationalities\",0]").orElseThrow()),
                SoftwareSigningKey.fromPrivateJwk(
                        StrictJson.write(Vectors.json("sdjwt/eudi-pid-2026/sd-jwt-vc-pid-key.json"))),
                "x509_hash:abc",
                "nonce",
                inLife);
        SdJwtVcOutcome shown = verify.verify(
                PresentedSdJwt.parse(presentation).orElseThrow(),
                issuer,
                new HolderBindingRule.Demanded("x509_hash:abc", "nonce", WINDOW, WINDOW),
                inLife);
        assertThat(shown)
                .isInstanceOfSatisfying(
                        SdJwtVcOutcome.Verified.class,
                        verified -> assertThat(verified.credential().disclosed())
                                .map(ClaimPath::toString)
                                .containsExactlyInAnyOrder(
                                        "[\"address\"]",
                                        "[\"address\",\"country\"]",
                                        "[\"nationalities\"]",
                                        "[\"nationalities\",0]"));
    }

    @Test
    void the_presentation_with_a_wrong_holder_signature_is_refused() {
        JsonNode dcql = Vectors.json("vp/dcql-vptoken/07-ehicSdJwtVc-dcql.json");
        String text = Vectors.json("vp/dcql-vptoken/07-ehicSdJwtVc-vpToken.json")
                .elements()
                .next()
                .get(0)
                .asText();
        PresentedSdJwt presented = PresentedSdJwt.parse(text).orElseThrow();
        String did = presented.issuerJwt().unverifiedClaims().get("iss").asText();
        ObjectNode jwk = se.intyga.formats.encoding.Base64Url.decode(did.substring("did:jwk:".length()))
                .flatMap(StrictJson::object)
                .orElseThrow();
        Instant madeAt = Instant.ofEpochSecond(presented
                .keyBinding()
                .orElseThrow()
                .unverifiedClaims()
                .get("iat")
                .asLong());
        SdJwtVcOutcome outcome = new VerifySdJwtVc()
                .verify(
                        presented,
                        Vectors.key(jwk),
                        new HolderBindingRule.Demanded("x", dcql.get("nonce").asText(), WINDOW, WINDOW),
                        madeAt);
        assertThat(outcome).isInstanceOfSatisfying(SdJwtVcOutcome.Rejected.class, rejected -> {
            assertThat(rejected.checks().get(SdJwtCheck.SIGNATURE)).isEqualTo(new CheckResult.Passed());
            assertThat(rejected.checks().get(SdJwtCheck.DISCLOSURES)).isEqualTo(new CheckResult.Passed());
            assertThat(rejected.reason()).isEqualTo(SdJwtRejection.KEY_BINDING_SIGNATURE);
        });
    }

    private static void assertSigned(PresentedSdJwt presented, JsonNode jwk) {
        PresentedJws jws = presented.issuerJwt();
        assertThat(jws.verify("example+sd-jwt", EnumSet.of(SignatureAlgorithm.ES256), Vectors.key(jwk)))
                .isInstanceOf(JwsOutcome.Verified.class);
    }

    private static void assertVerified(SdJwtVcOutcome outcome, JsonNode expected) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SdJwtVcOutcome.Verified.class,
                        verified -> assertThat(verified.credential().claims()).isEqualTo(expected));
    }

    private static List<String> disclosures(JsonNode vector) {
        var disclosures = new ArrayList<String>();
        vector.get("disclosures")
                .forEach(row -> disclosures.add(row.get("disclosure").asText()));
        return disclosures;
    }
}
