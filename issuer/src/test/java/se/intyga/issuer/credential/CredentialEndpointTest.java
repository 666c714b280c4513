package se.intyga.issuer.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.sdjwt.PresentedSdJwt;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.issuance.IssuanceRecords;
import se.intyga.issuer.release.ReleaseFixture;
import se.intyga.issuer.support.Authorized;
import se.intyga.issuer.support.Corruption;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.Jwts;
import se.intyga.issuer.support.TestWallet;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialEndpointTest {
    private final Door door = new Door();
    private final TestWallet wallet = new TestWallet(door);
    private final Authorized flow = new Authorized(door, wallet);
    private final String shared = flow.accessToken();
    private final SigningKey key = TestWallet.newKey();
    private final SigningKey other = TestWallet.newKey();

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void issues_a_credential_bound_to_the_key_of_the_proof() {
        Door.Answer answer = ask(flow.accessToken(), TestWallet.request(proof(key)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json("notification_id")).isNotBlank();
        JsonNode payload = payload(credentials(answer).getFirst());
        assertThat(payload.path("vct").asText()).isEqualTo(Door.ISSUER + "/types/registration-certificate/1");
        assertThat(payload.path("cnf").path("jwk")).isEqualTo(key.publicKey().toJson());
        assertThat(payload.path("status").path("status_list").path("uri").asText())
                .startsWith(Door.ISSUER);
        Instant issued = Instant.ofEpochSecond(payload.path("iat").asLong());
        assertThat(issued).isEqualTo(door.clock().instant().truncatedTo(ChronoUnit.DAYS));
        Instant expires = Instant.ofEpochSecond(payload.path("exp").asLong());
        assertThat(expires).isEqualTo(expires.truncatedTo(ChronoUnit.DAYS)).isAfter(issued);
        assertThat(payload.has("registered"))
                .as("every claim hidden until disclosed")
                .isFalse();
    }

    @Test
    void the_copies_of_a_batch_share_no_key_salt_or_place() {
        int before = door.bean(IssuanceRecords.class)
                .of(new AgencyId(Door.AGENCY), ReleaseFixture.PERSON)
                .size();
        String nonce = door.nonce();
        Door.Answer answer = ask(
                flow.accessToken(),
                TestWallet.request(
                        wallet.proof(key, nonce).signed(),
                        wallet.proof(other, nonce).signed()));
        List<String> credentials = credentials(answer);
        assertThat(credentials).hasSize(2);
        Set<String> disclosures = new HashSet<>();
        Set<String> places = new HashSet<>();
        int all = 0;
        for (String credential : credentials) {
            List<String> parts = List.of(credential.split("~", -1));
            disclosures.addAll(parts.subList(1, parts.size() - 1));
            all += parts.size() - 2;
            places.add(payload(credential).path("status").toString());
        }
        assertThat(disclosures).hasSize(all);
        assertThat(places).hasSize(2);
        assertThat(payload(credentials.get(0)).path("cnf"))
                .isNotEqualTo(payload(credentials.get(1)).path("cnf"));
        assertThat(door.bean(IssuanceRecords.class).of(new AgencyId(Door.AGENCY), ReleaseFixture.PERSON))
                .hasSize(before + 1);
    }

    @Test
    void a_nonce_works_once() {
        String token = flow.accessToken();
        String proof = proof(key);
        assertThat(ask(token, TestWallet.request(proof)).status()).isEqualTo(200);
        Door.Answer replayed = ask(token, TestWallet.request(proof));
        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.error()).isEqualTo("invalid_nonce");
        assertThat(ask(token, TestWallet.request(proof(key))).status()).isEqualTo(200);
    }

    @Test
    void a_dataset_is_not_fetched_without_end() {
        String token = flow.accessToken();
        for (int i = 0; i < IssueCredential.MOST_FETCHES; i++) {
            assertThat(ask(token, TestWallet.request(proof(key))).status()).isEqualTo(200);
        }
        assertThat(ask(token, TestWallet.request(proof(key))).error()).isEqualTo("credential_request_denied");
    }

    @Test
    void an_identifier_of_the_token_response_is_the_only_name_then() {
        Map<String, String> form = TestWallet.pushed();
        form.put(
                "authorization_details",
                "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"registration-certificate\"}]");
        Door.Answer answer = flow.token(flow.tokenForm(flow.code(form)));
        String token = answer.json("access_token");
        String identifier = StrictJson.object(answer.body())
                .orElseThrow()
                .at("/authorization_details/0/credential_identifiers/0")
                .asText();
        assertThat(ask(token, TestWallet.request(proof(key))).error()).isEqualTo("invalid_credential_request");
        ObjectNode byName = TestWallet.request(proof(key));
        byName.remove("credential_configuration_id");
        assertThat(ask(token, byName.deepCopy().put("credential_identifier", "other"))
                        .error())
                .isEqualTo("unknown_credential_identifier");
        assertThat(ask(token, byName.put("credential_identifier", identifier)).status())
                .isEqualTo(200);
    }

    static Stream<Arguments> wrongRequests() {
        return Stream.of(
                arguments("not JSON", "nonsense", "invalid_credential_request"),
                arguments("an empty body", "", "invalid_credential_request"),
                arguments("an array", "[]", "invalid_credential_request"),
                arguments("a text after it", "{PROOFS,ID} x", "invalid_credential_request"),
                arguments("a doubled member", "{PROOFS,ID,ID}", "invalid_credential_request"),
                arguments(
                        "nested too deep",
                        "{PROOFS,ID,\"x\":" + "[".repeat(40) + "]".repeat(40) + "}",
                        "invalid_credential_request"),
                arguments("neither identifier nor configuration", "{PROOFS}", "invalid_credential_request"),
                arguments("both", "{PROOFS,ID,\"credential_identifier\":\"x\"}", "invalid_credential_request"),
                arguments(
                        "configuration a number",
                        "{PROOFS,\"credential_configuration_id\":1}",
                        "invalid_credential_request"),
                arguments(
                        "configuration empty",
                        "{PROOFS,\"credential_configuration_id\":\"\"}",
                        "invalid_credential_request"),
                arguments(
                        "configuration unknown",
                        "{PROOFS,\"credential_configuration_id\":\"x\"}",
                        "unknown_credential_configuration"),
                arguments(
                        "an identifier that was not given",
                        "{PROOFS,\"credential_identifier\":\"x\"}",
                        "unknown_credential_identifier"),
                arguments(
                        "the old singular proof",
                        "{ID,\"proof\":{\"proof_type\":\"jwt\",\"jwt\":\"x\"}}",
                        "invalid_credential_request"),
                arguments("no proofs", "{ID}", "invalid_proof"),
                arguments("proofs null", "{ID,\"proofs\":null}", "invalid_proof"),
                arguments("proofs an array", "{ID,\"proofs\":[]}", "invalid_credential_request"),
                arguments("proofs empty", "{ID,\"proofs\":{}}", "invalid_credential_request"),
                arguments(
                        "two proof types",
                        "{ID,\"proofs\":{\"jwt\":[\"x\"],\"attestation\":[\"x\"]}}",
                        "invalid_credential_request"),
                arguments("another proof type", "{ID,\"proofs\":{\"di_vp\":[{}]}}", "invalid_credential_request"),
                arguments("no proof in the array", "{ID,\"proofs\":{\"jwt\":[]}}", "invalid_credential_request"),
                arguments("a proof as a text", "{ID,\"proofs\":{\"jwt\":\"x\"}}", "invalid_credential_request"),
                arguments("a proof as a number", "{ID,\"proofs\":{\"jwt\":[1]}}", "invalid_credential_request"),
                arguments(
                        "more proofs than the batch",
                        "{ID,\"proofs\":{\"jwt\":[" + "\"x\",".repeat(200) + "\"x\"]}}",
                        "invalid_credential_request"),
                arguments(
                        "response encryption, which is not offered",
                        "{PROOFS,ID,\"credential_response_encryption\":{}}",
                        "invalid_encryption_parameters"));
    }

    @ParameterizedTest(name = "refuses: {0}")
    @MethodSource("wrongRequests")
    void refuses_a_wrong_request(String name, String template, String error) {
        String body = template.replace("PROOFS", "\"proofs\":{\"jwt\":[\"" + proof(key) + "\"]}")
                .replace("ID", "\"credential_configuration_id\":\"registration-certificate\"");
        Door.Answer answer = wallet.credential(shared, body);
        assertThat(answer.status()).as(name + ": " + answer).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).matches("\\p{ASCII}*");
    }

    @Test
    void an_unknown_member_is_ignored() {
        assertThat(ask(flow.accessToken(), TestWallet.request(proof(key)).put("unknown", 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_body_over_the_limit_is_413() {
        ObjectNode large = TestWallet.request(proof(key)).put("padding", "x".repeat(600_000));
        assertThat(ask(shared, large).status()).isEqualTo(413);
    }

    @Test
    void an_encrypted_request_is_not_offered() {
        Door.Answer answer = door.send(door.to("/credential")
                .header("Content-Type", "application/jwt")
                .header("Authorization", "DPoP " + shared)
                .header("DPoP", wallet.dpop("/credential", shared).signed())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("eyJ")));
        assertThat(answer.error()).isEqualTo("invalid_encryption_parameters");
    }

    List<Corruption> proofCorruptions() {
        String nonce = door.nonce();
        Jwts valid = wallet.proof(key, nonce);
        Instant now = door.clock().instant();
        List<Corruption> all = new ArrayList<>(Corruption.ofEveryJwt(valid, other));
        all.addAll(Corruption.ofKeyInHeader(valid, other));
        Corruption.header(
                all,
                valid,
                "trust_chain",
                header -> header.putArray("trust_chain").add("x"));
        Corruption.header(all, valid, "key_attestation a text", header -> header.put("key_attestation", "x"));
        Corruption.payload(all, valid, "no nonce", claims -> claims.remove("nonce"));
        Corruption.payload(all, valid, "nonce empty", claims -> claims.put("nonce", ""));
        Corruption.payload(all, valid, "nonce a number", claims -> claims.put("nonce", 1));
        Corruption.payload(all, valid, "no aud", claims -> claims.remove("aud"));
        Corruption.payload(all, valid, "aud of another issuer", claims -> claims.put("aud", "https://other.test"));
        Corruption.payload(all, valid, "aud with a final slash", claims -> claims.put("aud", Door.ISSUER + "/"));
        Corruption.payload(
                all, valid, "aud an array", claims -> claims.putArray("aud").add(Door.ISSUER));
        Corruption.payload(all, valid, "iss of another wallet", claims -> claims.put("iss", "other-wallet"));
        Corruption.payload(all, valid, "iss a number", claims -> claims.put("iss", 1));
        Corruption.payload(all, valid, "no iat", claims -> claims.remove("iat"));
        Corruption.payload(all, valid, "iat a text", claims -> claims.put("iat", "now"));
        Corruption.payload(
                all,
                valid,
                "iat too old",
                claims -> claims.put("iat", now.minus(Duration.ofMinutes(6)).getEpochSecond()));
        Corruption.payload(
                all,
                valid,
                "iat in the future",
                claims -> claims.put("iat", now.plusSeconds(90).getEpochSecond()));
        Corruption.payload(
                all,
                valid,
                "exp that has passed",
                claims -> claims.put("exp", now.minusSeconds(1).getEpochSecond()));
        Corruption.payload(
                all,
                valid,
                "nbf in the future",
                claims -> claims.put("nbf", now.plusSeconds(90).getEpochSecond()));
        return all;
    }

    @Test
    void refuses_every_corruption_of_a_proof_and_none_uses_the_nonce_up() {
        List<String> wrong = new ArrayList<>();
        for (Corruption corruption : proofCorruptions()) {
            Door.Answer answer = ask(shared, TestWallet.request(corruption.token()));
            if (answer.status() != 400 || !answer.error().equals("invalid_proof")) {
                wrong.add(corruption.name() + ": " + answer.status() + " " + answer.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_refused_proof_does_not_use_its_nonce_up() {
        String nonce = door.nonce();
        String spoiled = wallet.proof(key, nonce).by(other).signed();
        String token = flow.accessToken();
        assertThat(ask(token, TestWallet.request(spoiled)).error()).isEqualTo("invalid_proof");
        assertThat(ask(token, TestWallet.request(wallet.proof(key, nonce).signed()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_same_key_twice_is_refused_and_an_invented_nonce_too() {
        String nonce = door.nonce();
        String proof = wallet.proof(key, nonce).signed();
        assertThat(ask(shared, TestWallet.request(proof, proof)).error()).isEqualTo("invalid_proof");
        assertThat(ask(shared, TestWallet.request(wallet.proof(key, "invented").signed()))
                        .error())
                .isEqualTo("invalid_nonce");
    }

    private String proof(SigningKey signer) {
        return wallet.proof(signer, door.nonce()).signed();
    }

    private Door.Answer ask(String token, ObjectNode request) {
        return wallet.credential(token, StrictJson.write(request));
    }

    private static List<String> credentials(Door.Answer answer) {
        List<String> credentials = new ArrayList<>();
        StrictJson.object(answer.body())
                .orElseThrow()
                .path("credentials")
                .forEach(one -> credentials.add(one.path("credential").asText()));
        return credentials;
    }

    private static JsonNode payload(String credential) {
        return PresentedSdJwt.parse(credential).orElseThrow().issuerJwt().unverifiedClaims();
    }
}
