package se.intyga.consent.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published proofs of other implementations, with their mutations.
class MerkleVectorsTest {
    private static final Path VECTORS = Path.of(System.getProperty("intyga.vectors", "absent"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void the_folder_of_vectors_is_there() {
        assumeTrue(Files.isDirectory(VECTORS), "no vectors at " + VECTORS + ": set intyga.vectors");
    }

    static Stream<Path> inclusion() throws IOException {
        return files("merkle/inclusion");
    }

    static Stream<Path> consistency() throws IOException {
        return files("merkle/consistency");
    }

    private static Stream<Path> files(String folder) throws IOException {
        if (!Files.isDirectory(VECTORS)) {
            return Stream.of(Path.of("absent"));
        }
        try (Stream<Path> found = Files.walk(VECTORS.resolve(folder))) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(files).hasSizeGreaterThan(30);
            return files.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inclusion")
    void judges_an_inclusion_proof_as_published(Path file) throws IOException {
        JsonNode vector = JSON.readTree(file.toFile());
        ProofVerdict verdict;
        try {
            verdict = new InclusionProof(
                            unsigned(vector, "leafIdx"), unsigned(vector, "treeSize"), hashes(vector.path("proof")))
                    .verify(hash(vector.path("leafHash")), hash(vector.path("root")));
        } catch (IllegalArgumentException notAHash) {
            verdict = new ProofVerdict.Refuted("not even hashes");
        }
        assertThat(verdict instanceof ProofVerdict.Refuted)
                .as(vector.path("desc").asText())
                .isEqualTo(vector.path("wantErr").asBoolean());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("consistency")
    void judges_a_consistency_proof_as_published(Path file) throws IOException {
        JsonNode vector = JSON.readTree(file.toFile());
        ProofVerdict verdict;
        try {
            verdict = new ConsistencyProof(
                            unsigned(vector, "size1"), unsigned(vector, "size2"), hashes(vector.path("proof")))
                    .verify(hash(vector.path("root1")), hash(vector.path("root2")));
        } catch (IllegalArgumentException notAHash) {
            verdict = new ProofVerdict.Refuted("not even hashes");
        }
        assertThat(verdict instanceof ProofVerdict.Refuted)
                .as(vector.path("desc").asText())
                .isEqualTo(vector.path("wantErr").asBoolean());
    }

    @Test
    void computes_the_reference_leaf_hashes_and_roots() throws IOException {
        JsonNode vector = JSON.readTree(VECTORS.resolve("merkle/roots-0-8.json").toFile());
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            assertThat(TreeHash.root(leaves).hex())
                    .isEqualTo(vector.path("roots_hex_by_size").path(i).asText());
            Hash leaf = TreeHash.leaf(HexFormat.of()
                    .parseHex(vector.path("leaf_inputs_hex").path(i).asText()));
            assertThat(leaf.hex())
                    .isEqualTo(vector.path("leaf_hashes_hex").path(i).asText());
            leaves.add(leaf);
        }
        assertThat(TreeHash.root(leaves).hex())
                .isEqualTo(vector.path("roots_hex_by_size").path(8).asText());
    }

    /// Numbers beyond the signed range become negative, and are refused as such.
    private static long unsigned(JsonNode vector, String member) {
        return vector.path(member).bigIntegerValue().longValue();
    }

    private static Hash hash(JsonNode base64) {
        return Hash.fromBase64(base64.asText());
    }

    private static List<Hash> hashes(JsonNode proof) {
        List<Hash> hashes = new ArrayList<>();
        proof.forEach(step -> hashes.add(hash(step)));
        return hashes;
    }
}
