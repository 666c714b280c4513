package se.intyga.consent.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.TreeHash;

class SignedNoteTest {
    private static final Path VECTORS = Path.of(System.getProperty("intyga.vectors", "absent"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LedgerKey KEY = LedgerKey.fromSeed(new byte[32]);
    private static final String ORIGIN = "intyga.example/ledgers/holder";

    private static JsonNode vector(String file) throws IOException {
        assumeTrue(Files.isDirectory(VECTORS), "no vectors at " + VECTORS + ": set intyga.vectors");
        return JSON.readTree(VECTORS.resolve("merkle").resolve(file).toFile());
    }

    @Test
    void makes_the_public_key_of_rfc_8032_from_its_seed() {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        assertThat(LedgerKey.fromSeed(seed).verifierKey("test").publicKey())
                .asHexString()
                .isEqualToIgnoringCase("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void verifies_the_published_note() throws IOException {
        JsonNode example = vector("c2sp-examples.json").path("signed_note");
        VerifierKey key =
                VerifierKey.parse(example.path("verifier_key").asText()).orElseThrow();
        SignedNote note = SignedNote.parse(example.path("text").asText()).orElseThrow();
        assertThat(note.verify(List.of(key))).isInstanceOf(NoteOutcome.Verified.class);
        assertThat(note.write()).isEqualTo(example.path("text").asText());
        assertThat(key.toString()).isEqualTo(example.path("verifier_key").asText());
    }

    @Test
    void verifies_the_published_checkpoints_of_a_growing_log() throws IOException {
        JsonNode log = vector("tessera/log.json");
        VerifierKey key = VerifierKey.parse(log.path("verifier_key").asText()).orElseThrow();
        List<Hash> leaves = new ArrayList<>();
        for (int size = 0; size <= 8; size++) {
            String note = Files.readString(VECTORS.resolve("merkle/tessera/checkpoint." + size));
            Checkpoint checkpoint = Checkpoint.verified(note, key).orElseThrow();
            assertThat(checkpoint).isEqualTo(new Checkpoint(log.path("origin").asText(), size, TreeHash.root(leaves)));
            if (size < 8) {
                byte[] entry = log.path("entries_utf8").path(size).asText().getBytes(StandardCharsets.UTF_8);
                leaves.add(TreeHash.leaf(entry));
            }
        }
    }

    @Test
    void reads_checkpoints_with_cosignatures_it_does_not_know() throws IOException {
        JsonNode example = vector("c2sp-examples.json").path("cosigned_checkpoint");
        SignedNote note = SignedNote.parse(example.path("text").asText()).orElseThrow();
        assertThat(note.signatures()).hasSize(2);
        assertThat(Checkpoint.parse(note.text()).orElseThrow().size()).isEqualTo(20852163);
    }

    @Test
    void refuses_every_corruption_of_a_checkpoint() {
        VerifierKey known = KEY.verifierKey(ORIGIN);
        String good = new Checkpoint(ORIGIN, 7, TreeHash.EMPTY).signedBy(KEY).write();
        assertThat(Checkpoint.verified(good, known)).isPresent();
        Map<String, String> corruptions = new LinkedHashMap<>();
        corruptions.put("another size", good.replace("\n7\n", "\n8\n"));
        corruptions.put("a leading zero", good.replace("\n7\n", "\n07\n"));
        corruptions.put("another root", good.replace("47DEQ", "47DER"));
        corruptions.put("another origin", good.replace(ORIGIN + "\n7", "other.example\n7"));
        corruptions.put("no signature", good.substring(0, good.indexOf("\u2014")));
        corruptions.put("no blank line", good.replace("\n\n", "\n"));
        corruptions.put("no last newline", good.strip());
        corruptions.put("a hyphen for the dash", good.replace('\u2014', '-'));
        corruptions.put("a changed signature", good.substring(0, good.length() - 10) + "AAAAAAA==\n");
        corruptions.put("a control character", good.replace("\n7\n", "\n7\r\n"));
        corruptions.put(
                "another key",
                new Checkpoint(ORIGIN, 7, TreeHash.EMPTY)
                        .signedBy(LedgerKey.fromSeed(HexFormat.of().parseHex("01".repeat(32))))
                        .write());
        corruptions.put(
                "another name of the same key",
                KEY.sign(new Checkpoint(ORIGIN, 7, TreeHash.EMPTY).text(), "other.example")
                        .write());
        corruptions.put(
                "an unknown origin under the right name",
                KEY.sign(new Checkpoint("other.example", 7, TreeHash.EMPTY).text(), ORIGIN)
                        .write());
        String line = good.substring(good.indexOf("\u2014"));
        corruptions.put("a good and a bad signature of the known key", good + badSignature(line));
        corruptions.put("nothing", "");
        List<String> accepted = corruptions.entrySet().stream()
                .filter(corruption ->
                        Checkpoint.verified(corruption.getValue(), known).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(accepted).isEmpty();
    }

    private static String badSignature(String line) {
        NoteSignature signature =
                SignedNote.parse("text\n\n" + line).orElseThrow().signatures().getFirst();
        byte[] bytes = signature.keyIdAndSignature();
        bytes[20] ^= 1;
        return new NoteSignature(signature.name(), bytes).line();
    }

    @Test
    void signatures_by_strangers_do_not_matter() {
        String good = new Checkpoint(ORIGIN, 7, TreeHash.EMPTY).signedBy(KEY).write();
        String cosigned = good + new NoteSignature("stranger.example", new byte[72]).line();
        assertThat(Checkpoint.verified(cosigned, KEY.verifierKey(ORIGIN))).isPresent();
    }

    @Test
    void refuses_verifier_keys_whose_id_does_not_fit() {
        String good = KEY.verifierKey("name").toString();
        assertThat(VerifierKey.parse(good)).contains(KEY.verifierKey("name"));
        assertThat(VerifierKey.parse(good.replace("name+", "eman+"))).isEmpty();
        assertThat(VerifierKey.parse("name")).isEmpty();
        assertThat(VerifierKey.parse("name+00000000+AAAA")).isEmpty();
        assertThat(KEY.toString()).doesNotContain("0000");
    }
}
