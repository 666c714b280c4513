package se.intyga.consent.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.merkle.ConsistencyProof;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.InclusionProof;
import se.intyga.consent.merkle.ProofVerdict;
import se.intyga.consent.merkle.TilePlace;

/// What anyone may read, and a check of it that uses nothing of ours but the bytes that were fetched.
class PublicationTest {
    private static final int SIZE = 300;
    private static final TestLedgers HOUSE = TestLedgers.open();
    private static final LedgerName LEDGER = TestLedgers.freshAgency();
    private static final PublishingHouse PUBLIC = PublishingHouse.of(HOUSE);
    private static final String AT = "/ledgers/" + LEDGER;

    @BeforeAll
    static void fill() {
        for (int i = 0; i < SIZE; i++) {
            HOUSE.append.append(LEDGER, TestLedgers.event(EventKind.ISSUED).build());
        }
    }

    @AfterAll
    static void stop() {
        PUBLIC.close();
    }

    private static JsonNode json(String path) throws IOException {
        HttpResponse<byte[]> response = PUBLIC.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private static String text(String path) {
        HttpResponse<byte[]> response = PUBLIC.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /// RFC 6962, section 2.1, written down as it stands there.
    private static byte[] root(List<byte[]> leaves) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        if (leaves.isEmpty()) return sha256.digest();
        if (leaves.size() == 1) {
            sha256.update((byte) 0);
            return sha256.digest(leaves.getFirst());
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        byte[] left = root(leaves.subList(0, k));
        byte[] right = root(leaves.subList(k, leaves.size()));
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }

    @Test
    void a_stranger_recomputes_the_signed_root_from_the_fetched_leaves() throws Exception {
        String note = text(AT + "/checkpoint");
        String[] lines = note.split("\n", -1);
        assertThat(lines[0]).isEqualTo("intyga.example/ledgers/" + LEDGER);
        assertThat(lines[1]).isEqualTo("" + SIZE);
        List<byte[]> leaves = new ArrayList<>();
        for (String path : List.of("000", "001.p/44")) {
            ByteBuffer bundle =
                    ByteBuffer.wrap(PUBLIC.get(AT + "/tile/entries/" + path).body());
            while (bundle.hasRemaining()) {
                byte[] leaf = new byte[bundle.getShort()];
                bundle.get(leaf);
                leaves.add(leaf);
            }
        }
        assertThat(leaves).hasSize(SIZE);
        assertThat(Base64.getEncoder().encodeToString(root(leaves))).isEqualTo(lines[2]);

        String key = json(AT + "/keys").path("keys").path(0).asText();
        byte[] typed = Base64.getDecoder().decode(key.substring(key.indexOf('+', key.indexOf('+') + 1) + 1));
        byte[] x509 = HexFormat.of()
                .parseHex("302a300506032b6570032100"
                        + HexFormat.of().formatHex(Arrays.copyOfRange(typed, 1, typed.length)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
        signature.update(note.substring(0, note.indexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8));
        byte[] line = Base64.getDecoder().decode(lines[4].split(" ", -1)[2]);
        assertThat(signature.verify(Arrays.copyOfRange(line, 4, line.length))).isTrue();
    }

    @Test
    void every_tile_of_the_published_size_is_there_and_joins_the_one_above() throws Exception {
        for (TilePlace tile : TilePlace.of(SIZE)) {
            HttpResponse<byte[]> response = PUBLIC.get(AT + "/tile/" + tile.level() + "/" + tile.path());
            assertThat(response.statusCode()).as(tile.toString()).isEqualTo(200);
            assertThat(response.body()).hasSize(32 * tile.width());
            assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/octet-stream");
        }
        byte[] below = PUBLIC.get(AT + "/tile/0/000").body();
        List<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < 256; i++) hashes.add(Hash.of(Arrays.copyOfRange(below, 32 * i, 32 * i + 32)));
        assertThat(se.intyga.consent.merkle.TreeHash.root(hashes).bytes())
                .isEqualTo(PUBLIC.get(AT + "/tile/1/000.p/1").body());
    }

    @Test
    void a_partial_tile_is_there_only_for_a_size_that_was_signed_A_5() {
        LedgerName ledger = TestLedgers.freshAgency();
        for (int i = 0; i < 5; i++) {
            HOUSE.append.append(ledger, TestLedgers.event(EventKind.ISSUED).build());
        }
        HOUSE.jdbi.useHandle(handle ->
                handle.execute("DELETE FROM consent.checkpoint WHERE ledger = ? AND size = 3", ledger.value()));
        String tile = "/ledgers/" + ledger + "/tile/0/000";
        assertThat(PUBLIC.get(tile + ".p/4").statusCode()).isEqualTo(200);
        assertThat(PUBLIC.get(tile + ".p/5").statusCode()).isEqualTo(200);
        assertThat(PUBLIC.get(tile + ".p/3").statusCode()).isEqualTo(404);
        assertThat(PUBLIC.get(tile + ".p/6").statusCode()).isEqualTo(404);
        assertThat(PUBLIC.get(tile).statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_a_problem_and_no_more() {
        for (String path : List.of(
                "/ledgers/issuers/nobody/checkpoint",
                "/ledgers/doctors/somebody/checkpoint",
                AT + "/tile/0/999",
                AT + "/tile/9/000",
                AT + "/tile/00/000",
                AT + "/tile/entries/x999/x999/x999/x999/x999/999",
                AT + "/tile/0/x000/000",
                AT + "/tile/0/001.p/0")) {
            HttpResponse<byte[]> response = PUBLIC.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        }
        for (String path : List.of(
                "/proof/inclusion?index=300&size=300",
                "/proof/inclusion?index=0&size=301",
                "/proof/inclusion?index=-1&size=3",
                "/proof/inclusion",
                "/proof/consistency?from=0&to=3",
                "/proof/consistency?from=4&to=3",
                "/proof/tlog?index=300",
                "/proof/tlog?index=99999999999999999999")) {
            assertThat(PUBLIC.get(AT + path).statusCode()).as(path).isEqualTo(400);
        }
    }

    @Test
    void proofs_over_http_verify_under_the_published_checkpoint() throws IOException {
        Checkpoint head = Checkpoint.verified(text(AT + "/checkpoint"), HOUSE.ledgers.verifierKey(LEDGER))
                .orElseThrow();
        Hash leaf =
                HOUSE.ledgers.ledger(LEDGER).entry(17).orElseThrow().reference().leafHash();
        JsonNode inclusion = json(AT + "/proof/inclusion?index=17&size=" + SIZE);
        assertThat(new InclusionProof(17, SIZE, hashes(inclusion)).verify(leaf, head.root()))
                .isInstanceOf(ProofVerdict.Proven.class);
        Hash old = se.intyga.consent.merkle.TreeHash.root(HOUSE.ledgers.ledger(LEDGER).entries(0, 100).stream()
                .map(entry -> entry.reference().leafHash())
                .toList());
        JsonNode consistency = json(AT + "/proof/consistency?from=100&to=" + SIZE);
        assertThat(new ConsistencyProof(100, SIZE, hashes(consistency)).verify(old, head.root()))
                .isInstanceOf(ProofVerdict.Proven.class);
    }

    private static List<Hash> hashes(JsonNode proof) {
        List<Hash> hashes = new ArrayList<>();
        proof.path("path").forEach(hash -> hashes.add(Hash.fromBase64(hash.asText())));
        return hashes;
    }

    @Test
    void the_portable_proof_is_checked_offline_A_6() {
        String text = text(AT + "/proof/tlog?index=17");
        assertThat(text).startsWith("c2sp.org/tlog-proof@v1\nindex 17\n");
        Hash leaf =
                HOUSE.ledgers.ledger(LEDGER).entry(17).orElseThrow().reference().leafHash();
        Hash other =
                HOUSE.ledgers.ledger(LEDGER).entry(18).orElseThrow().reference().leafHash();
        PortableProof proof = PortableProof.parse(text).orElseThrow();
        var keys = List.of(HOUSE.ledgers.verifierKey(LEDGER));
        assertThat(proof.write()).isEqualTo(text);
        assertThat(proof.verify(leaf, keys)).isInstanceOf(ProofVerdict.Proven.class);
        assertThat(proof.verify(other, keys)).isInstanceOf(ProofVerdict.Refuted.class);
        assertThat(PortableProof.parse(text.replace("index 17", "index 18"))
                        .orElseThrow()
                        .verify(leaf, keys))
                .isInstanceOf(ProofVerdict.Refuted.class);
        assertThat(PortableProof.parse(text.replace("@v1", "@v2"))).isEmpty();
        assertThat(PortableProof.parse(text.replace("index 17", "index 017"))).isEmpty();
    }

    @Test
    void nothing_published_holds_an_event_or_a_salt_A_9() throws IOException {
        assertThat(json("/ledgers").path("ledgers").findValuesAsText("name")).contains(LEDGER.value());
        StringBuilder all = new StringBuilder(text("/ledgers")).append(text(AT + "/checkpoint"));
        for (String path : List.of("/tile/entries/000", "/tile/entries/001.p/44", "/tile/0/000", "/keys")) {
            all.append(new String(PUBLIC.get(AT + path).body(), StandardCharsets.ISO_8859_1));
        }
        assertThat(all.toString()).doesNotContain("ISSUED", "recruitment", "Exempelbolaget", "registered");
        byte[] salt = HOUSE.jdbi.withHandle(
                handle -> handle.createQuery("SELECT salt FROM consent.entry WHERE ledger = :l AND idx = 17")
                        .bind("l", LEDGER.value())
                        .mapTo(byte[].class)
                        .one());
        assertThat(all.toString()).doesNotContain(new String(salt, StandardCharsets.ISO_8859_1));
    }

    @Test
    void the_checkpoint_may_be_kept_for_seconds_only() {
        HttpResponse<byte[]> response = PUBLIC.get(AT + "/checkpoint");
        assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=5");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }
}
