package se.intyga.issuer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SigningKey;
import se.intyga.issuer.jwt.PresentedJwt;
import se.intyga.issuer.support.Attestations;
import se.intyga.issuer.support.Certificates;
import se.intyga.issuer.support.Corruption;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.Jwts;
import se.intyga.issuer.support.TestWallet;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletAttestationTest {
    private static final String WALLET = "https://wallet-provider.test/wallet";

    private final Door door = new Door();
    private final SigningKey provider = door.walletProvider().key("Test wallet provider's signer");
    private final SigningKey instance = TestWallet.newKey();
    private final SigningKey other = TestWallet.newKey();

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void a_wallet_of_a_trusted_provider_may_push_with_its_own_redirect_address() {
        Door.Answer answer = push(attestation().signed(), proof().signed());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    @Test
    void the_older_draft_with_iss_in_both_is_accepted_too() {
        Jwts older = attestation().payload(claims -> claims.put("iss", "https://wallet-provider.test"));
        assertThat(push(
                                older.signed(),
                                proof().payload(claims -> claims.put("iss", WALLET))
                                        .signed())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_harmful_redirect_address_is_refused_even_then() {
        for (String address : List.of(
                "http://wallet.test/cb",
                "javascript:alert(1)",
                "data:text/html,x",
                "/cb",
                "https://wallet.test/cb#x")) {
            Map<String, String> form = form();
            form.put("redirect_uri", address);
            assertThat(send(form, attestation().signed(), proof().signed()).error())
                    .as(address)
                    .isEqualTo("invalid_request");
        }
    }

    @Test
    void a_proof_works_once() {
        String proof = proof().signed();
        assertThat(push(attestation().signed(), proof).status()).isEqualTo(201);
        assertThat(push(attestation().signed(), proof).error()).isEqualTo("invalid_client");
    }

    @Test
    void refuses_every_corruption_of_attestation_and_proof() {
        List<String> wrong = new ArrayList<>();
        for (Corruption corruption : attestations()) {
            check(corruption, push(corruption.token(), proof().signed()), wrong);
        }
        for (Corruption corruption : proofs()) {
            check(corruption, push(attestation().signed(), corruption.token()), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void one_of_the_two_headers_alone_and_two_of_one_are_refused() {
        assertThat(send(form(), attestation().signed()).error()).isEqualTo("invalid_client");
        Door.Answer twice = door.postForm(
                "/par",
                TestWallet.form(form()),
                "OAuth-Client-Attestation",
                attestation().signed(),
                "OAuth-Client-Attestation",
                attestation().signed(),
                "OAuth-Client-Attestation-PoP",
                proof().signed());
        assertThat(twice.error()).isEqualTo("invalid_client");
    }

    @Test
    void a_challenge_of_ours_is_accepted_and_another_is_answered_with_a_fresh_one() {
        Door.Answer stale = push(
                attestation().signed(),
                proof().payload(claims -> claims.put("challenge", "stale")).signed());
        assertThat(stale.status()).isEqualTo(400);
        assertThat(stale.error()).isEqualTo("use_attestation_challenge");
        String fresh = stale.header("OAuth-Client-Attestation-Challenge");
        assertThat(push(
                                attestation().signed(),
                                proof().payload(claims -> claims.put("challenge", fresh))
                                        .signed())
                        .status())
                .isEqualTo(201);
        Door.Answer asked = door.send(door.to("/challenge").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("Cache-Control")).isEqualTo("no-store");
        String given = asked.json("attestation_challenge");
        assertThat(push(
                                attestation().signed(),
                                proof().payload(claims -> claims.put("challenge", given))
                                        .signed())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_printed_example_is_signed_by_its_key_and_refused_for_its_unknown_attester() throws IOException {
        String folder = System.getProperty("intyga.vectors", "");
        assumeTrue(Files.isDirectory(Path.of(folder)), "the folder of vectors is not here");
        JsonNode vector = StrictJson.value(Files.readString(Path.of(folder, "oauth/client-attestation.json")))
                .orElseThrow();
        PublicJwk key =
                PublicJwk.parse(vector.at("/attestation/payload/cnf/jwk")).orElseThrow();
        for (String pop : List.of("pop_for_authorization_server", "pop_for_resource_server")) {
            String jwt = vector.path(pop).path("jwt").asText();
            assertThat(PresentedJwt.parse(jwt).orElseThrow().signedBy(key)).isTrue();
            assertThat(push(vector.at("/attestation/jwt").asText(), jwt).error())
                    .isEqualTo("invalid_client");
        }
    }

    private List<Corruption> attestations() {
        Instant now = door.clock().instant();
        Jwts valid = attestation();
        List<Corruption> all = new ArrayList<>(Corruption.ofEveryJwt(valid, other));
        Corruption.header(all, valid, "no x5c", header -> header.remove("x5c"));
        Corruption.header(all, valid, "an empty x5c", header -> header.putArray("x5c"));
        Corruption.header(
                all, valid, "x5c of nonsense", header -> header.putArray("x5c").add("AAAA"));
        SigningKey stranger = new Certificates("Nobody").key("stranger");
        all.add(new Corruption(
                "a provider nobody trusts",
                Attestations.wallet(stranger, instance, WALLET, now).signed()));
        Corruption.payload(all, valid, "no exp", claims -> claims.remove("exp"));
        Corruption.payload(all, valid, "expired", claims -> claims.put("exp", now.getEpochSecond()));
        Corruption.payload(
                all,
                valid,
                "nbf in the future",
                claims -> claims.put("nbf", now.plusSeconds(90).getEpochSecond()));
        Corruption.payload(
                all,
                valid,
                "iat in the future",
                claims -> claims.put("iat", now.plusSeconds(90).getEpochSecond()));
        Corruption.payload(all, valid, "no sub", claims -> claims.remove("sub"));
        Corruption.payload(all, valid, "another sub", claims -> claims.put("sub", "other"));
        Corruption.payload(all, valid, "no cnf", claims -> claims.remove("cnf"));
        Corruption.payload(
                all, valid, "a private key in cnf", claims -> ((ObjectNode) claims.at("/cnf/jwk")).put("d", "AA"));
        Corruption.payload(
                all,
                valid,
                "another key in cnf",
                claims -> claims.putObject("cnf").set("jwk", other.publicKey().toJson()));
        return all;
    }

    private List<Corruption> proofs() {
        Instant now = door.clock().instant();
        Jwts valid = proof();
        List<Corruption> all = new ArrayList<>(Corruption.ofEveryJwt(valid, other));
        Corruption.payload(all, valid, "iss of another", claims -> claims.put("iss", "other"));
        Corruption.payload(all, valid, "no aud", claims -> claims.remove("aud"));
        Corruption.payload(all, valid, "aud of another server", claims -> claims.put("aud", "https://other.test"));
        Corruption.payload(
                all, valid, "aud of the token endpoint", claims -> claims.put("aud", Door.ISSUER + "/token"));
        Corruption.payload(
                all,
                valid,
                "two audiences",
                claims -> claims.putArray("aud").add(Door.ISSUER).add("x"));
        Corruption.payload(all, valid, "no jti", claims -> claims.remove("jti"));
        Corruption.payload(all, valid, "a very long jti", claims -> claims.put("jti", "x".repeat(300)));
        Corruption.payload(all, valid, "no iat", claims -> claims.remove("iat"));
        Corruption.payload(
                all,
                valid,
                "too old",
                claims -> claims.put("iat", now.minus(Duration.ofMinutes(6)).getEpochSecond()));
        Corruption.payload(
                all,
                valid,
                "in the future",
                claims -> claims.put("iat", now.plusSeconds(90).getEpochSecond()));
        Corruption.payload(
                all,
                valid,
                "expired",
                claims -> claims.put("exp", now.minusSeconds(1).getEpochSecond()));
        return all;
    }

    private static void check(Corruption corruption, Door.Answer answer, List<String> wrong) {
        // A header's leading space is no part of its value (RFC 9110, section 5.5).
        if (corruption.name().equals("a space in front")) {
            return;
        }
        if (answer.status() != 401 || !answer.error().equals("invalid_client")) {
            wrong.add(corruption.name() + ": " + answer.status() + " " + answer.body());
        }
    }

    private Jwts attestation() {
        return Attestations.wallet(provider, instance, WALLET, door.clock().instant());
    }

    private Jwts proof() {
        return Attestations.proof(instance, Door.ISSUER, door.clock().instant());
    }

    private static Map<String, String> form() {
        Map<String, String> form = TestWallet.pushed();
        form.put("client_id", WALLET);
        form.put("redirect_uri", "wallet-of-its-own://authorized");
        return form;
    }

    private Door.Answer push(String attestation, String proof) {
        return send(form(), attestation, proof);
    }

    private Door.Answer send(Map<String, String> form, String attestation) {
        return door.postForm("/par", TestWallet.form(form), "OAuth-Client-Attestation", attestation);
    }

    private Door.Answer send(Map<String, String> form, String attestation, String proof) {
        return door.postForm(
                "/par",
                TestWallet.form(form),
                "OAuth-Client-Attestation",
                attestation.isEmpty() ? "empty" : attestation,
                "OAuth-Client-Attestation-PoP",
                proof.isEmpty() ? "empty" : proof);
    }
}
