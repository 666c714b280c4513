package se.intyga.issuer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;
import se.intyga.issuer.support.Attestations;
import se.intyga.issuer.support.Authorized;
import se.intyga.issuer.support.Certificates;
import se.intyga.issuer.support.Corruption;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.Jwts;
import se.intyga.issuer.support.TestWallet;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyAttestationTest {
    private final Door door = new Door();
    private final TestWallet wallet = new TestWallet(door);
    private final String token = new Authorized(door, wallet).accessToken();
    private final SigningKey provider = door.walletProvider().key("Test key attester");
    private final SigningKey first = TestWallet.newKey();
    private final SigningKey second = TestWallet.newKey();
    private final SigningKey other = TestWallet.newKey();

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void one_proof_gives_a_credential_for_each_attested_key() {
        String nonce = door.nonce();
        Door.Answer answer = ask(attested(nonce, attestation(nonce).signed()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(StrictJson.object(answer.body()).orElseThrow().path("credentials"))
                .hasSize(2);
    }

    @Test
    void without_jwk_the_first_attested_key_signs() {
        String nonce = door.nonce();
        Jwts proof = attested(nonce, attestation(nonce).signed()).header(header -> header.remove("jwk"));
        assertThat(ask(proof.by(second)).error()).isEqualTo("invalid_proof");
        assertThat(ask(proof).status()).isEqualTo(200);
    }

    @Test
    void refuses_every_corruption_of_the_attestation() {
        String nonce = door.nonce();
        Instant now = door.clock().instant();
        Jwts valid = attestation(nonce);
        List<Corruption> all = new ArrayList<>(Corruption.ofEveryJwt(valid, other));
        Corruption.header(all, valid, "no x5c", header -> header.remove("x5c"));
        all.add(new Corruption(
                "a provider nobody trusts",
                Attestations.keys(new Certificates("Nobody").key("x"), nonce, now, first, second)
                        .signed()));
        Corruption.payload(all, valid, "no exp", claims -> claims.remove("exp"));
        Corruption.payload(all, valid, "expired", claims -> claims.put("exp", now.getEpochSecond()));
        Corruption.payload(all, valid, "no iat", claims -> claims.remove("iat"));
        Corruption.payload(
                all,
                valid,
                "iat in the future",
                claims -> claims.put("iat", now.plusSeconds(90).getEpochSecond()));
        Corruption.payload(all, valid, "no nonce", claims -> claims.remove("nonce"));
        Corruption.payload(all, valid, "another nonce", claims -> claims.put("nonce", "other"));
        Corruption.payload(all, valid, "no keys", claims -> claims.remove("attested_keys"));
        Corruption.payload(all, valid, "keys empty", claims -> claims.putArray("attested_keys"));
        Corruption.payload(
                all,
                valid,
                "the same key twice",
                claims ->
                        claims.withArray("attested_keys").add(first.publicKey().toJson()));
        Corruption.payload(
                all, valid, "a private key", claims -> ((ObjectNode) claims.at("/attested_keys/0")).put("d", "AA"));
        Corruption.payload(
                all,
                valid,
                "without the key of the proof",
                claims -> claims.putArray("attested_keys").add(other.publicKey().toJson()));
        List<String> wrong = new ArrayList<>();
        for (Corruption corruption : all) {
            Door.Answer answer = ask(attested(nonce, corruption.token()));
            if (answer.status() != 400 || !answer.error().equals("invalid_proof")) {
                wrong.add(corruption.name() + ": " + answer.status() + " " + answer.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Jwts attestation(String nonce) {
        return Attestations.keys(provider, nonce, door.clock().instant(), first, second);
    }

    private Jwts attested(String nonce, String attestation) {
        return wallet.proof(first, nonce).header(header -> header.put("key_attestation", attestation));
    }

    private Door.Answer ask(Jwts proof) {
        return wallet.credential(token, StrictJson.write(TestWallet.request(proof.signed())));
    }
}
