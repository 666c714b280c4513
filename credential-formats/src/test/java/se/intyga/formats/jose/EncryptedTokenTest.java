package se.intyga.formats.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedTokenTest {
    private static final Set<ContentEncryption> ALL = EnumSet.allOf(ContentEncryption.class);
    private static final byte[] TEXT = "{\"vp_token\":{}}".getBytes(StandardCharsets.UTF_8);
    private final DecryptionKey key = DecryptionKey.generate("k-1", new SecureRandom());

    @ParameterizedTest
    @EnumSource(ContentEncryption.class)
    void what_was_encrypted_is_read_again_even_by_a_restored_key(ContentEncryption encryption) {
        String compact = EncryptJwe.encrypt(TEXT, key.publicJwk(), encryption).orElseThrow();
        DecryptionKey restored = DecryptionKey.fromPrivateJwk(key.toPrivateJwk());
        assertThat(DecryptionKey.kidOf(compact)).contains("k-1");
        assertThat(restored.decrypt(compact, ALL))
                .isInstanceOfSatisfying(
                        JweOutcome.Decrypted.class,
                        decrypted -> assertThat(decrypted.plaintext()).isEqualTo(TEXT));
    }

    @Test
    void the_published_key_is_public_and_says_what_it_is_for() {
        ObjectNode published = key.publicJwk();
        assertThat(published.has("d")).isFalse();
        assertThat(published.get("use").asText()).isEqualTo("enc");
        assertThat(published.get("alg").asText()).isEqualTo("ECDH-ES");
        assertThat(published.get("kid").asText()).isEqualTo("k-1");
    }

    @Test
    void compressed_content_is_refused_unread() throws Exception {
        assertThat(key.decrypt(foreign(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM, true), ALL))
                .isEqualTo(new JweOutcome.Refused(JweOutcome.Reason.COMPRESSED));
    }

    @Test
    void other_algorithms_are_refused() throws Exception {
        var refused = new JweOutcome.Refused(JweOutcome.Reason.ALGORITHM_NOT_ALLOWED);
        assertThat(key.decrypt(foreign(JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A256GCM, false), ALL))
                .isEqualTo(refused);
        assertThat(key.decrypt(foreign(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128CBC_HS256, false), ALL))
                .isEqualTo(refused);
        assertThat(key.decrypt(
                        foreign(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM, false),
                        EnumSet.of(ContentEncryption.A128GCM)))
                .isEqualTo(refused);
    }

    @Test
    void another_key_and_a_changed_text_are_refused() {
        DecryptionKey other = DecryptionKey.generate("k-2", new SecureRandom());
        DecryptionKey sameName = DecryptionKey.generate("k-1", new SecureRandom());
        String compact = EncryptJwe.encrypt(TEXT, key.publicJwk(), ContentEncryption.A256GCM)
                .orElseThrow();
        assertThat(other.decrypt(compact, ALL)).isEqualTo(new JweOutcome.Refused(JweOutcome.Reason.ANOTHER_KEY));
        assertThat(sameName.decrypt(compact, ALL)).isEqualTo(new JweOutcome.Refused(JweOutcome.Reason.NOT_DECRYPTED));
        char last = compact.charAt(compact.length() - 2);
        String changed = compact.substring(0, compact.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + compact.charAt(compact.length() - 1);
        assertThat(key.decrypt(changed, ALL)).isInstanceOf(JweOutcome.Refused.class);
    }

    @ParameterizedTest(name = "refuses: {0}")
    @ValueSource(
            strings = {"", "....", "a.b.c.d.e", "e30....", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AA.AA.AA", "x"})
    void what_is_no_token_is_refused(String compact) {
        assertThat(key.decrypt(compact, ALL)).isInstanceOf(JweOutcome.Refused.class);
    }

    private String foreign(JWEAlgorithm alg, EncryptionMethod enc, boolean zip) throws Exception {
        var header = new JWEHeader.Builder(alg, enc).keyID("k-1");
        if (zip) {
            header.compressionAlgorithm(CompressionAlgorithm.DEF);
        }
        var jwe = new JWEObject(header.build(), new Payload(new byte[1000]));
        jwe.encrypt(new ECDHEncrypter(ECKey.parse(key.publicJwk().toString()).toECPublicKey()));
        return jwe.serialize();
    }
}
