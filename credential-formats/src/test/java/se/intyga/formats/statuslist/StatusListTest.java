package se.intyga.formats.statuslist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.Vectors;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SoftwareSigningKey;

class StatusListTest {
    private static final URI LIST = URI.create("https://agency.example/status-lists/7");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final SoftwareSigningKey KEY = SoftwareSigningKey.generate(new SecureRandom());
    private static final int MIB = 1 << 20;

    @Test
    void the_small_lists_of_the_draft_read_and_write() {
        for (JsonNode vector :
                Vectors.json("status/token-status-list-small.json").get("vectors")) {
            int bits = vector.get("bits").asInt();
            StatusList list =
                    StatusList.inflate(bits, vector.get("lst").asText(), 100).orElseThrow();
            assertThat(HexFormat.of().formatHex(list.toBytes()))
                    .isEqualTo(vector.get("bytes_hex").asText());
            for (int i = 0; i < vector.get("values").size(); i++) {
                assertThat(list.at(i))
                        .contains(new Status(vector.get("values").get(i).asInt()));
            }
            assertThat(list.at(list.size())).isEmpty();
            assertThat(StatusList.inflate(bits, list.deflated(), 100)).contains(list);
        }
    }

    @Test
    void the_long_list_of_the_draft_has_exactly_its_entries() {
        JsonNode vector = Vectors.json("status/token-status-list-1bit-long.json");
        StatusList list = StatusList.inflate(1, vector.get("lst").asText(), MIB).orElseThrow();
        assertThat(list.size()).isEqualTo(vector.get("entries").asInt());
        StatusList built = StatusList.allValid(1, list.size());
        for (JsonNode index : vector.get("indexes_with_value_1")) {
            built = built.with(index.asInt(), Status.INVALID);
        }
        assertThat(list).isEqualTo(built);
    }

    @Test
    void the_token_of_the_draft_verifies_and_names_the_pointing_credential_invalid() {
        JsonNode vector = Vectors.json("status/token-status-list-token.json");
        StatusReference reference = StatusReference.parse(vector.at("/referenced_token/jose_payload/status"))
                .orElseThrow();
        PresentedJws token = PresentedJws.parse(vector.get("jwt").asText()).orElseThrow();
        PublicJwk key = Vectors.key(vector.get("public_jwk"));
        assertThat(StatusListToken.verify(token, key, reference.uri(), NOW))
                .isInstanceOfSatisfying(StatusListOutcome.Verified.class, verified -> {
                    assertThat(verified.token().timeToLive()).contains(Duration.ofHours(12));
                    assertThat(verified.token().list().at(reference.index())).contains(Status.INVALID);
                });
    }

    @ParameterizedTest(name = "{0} bits an entry")
    @ValueSource(ints = {1, 2, 4, 8})
    void a_list_gives_back_what_was_put_in(int bits) {
        var random = new Random(bits);
        int[] values = new int[1000];
        StatusList list = StatusList.allValid(bits, values.length);
        for (int round = 0; round < 3000; round++) {
            int index = random.nextInt(values.length);
            values[index] = random.nextInt(1 << bits);
            list = list.with(index, new Status(values[index]));
        }
        StatusList read = StatusList.inflate(bits, list.deflated(), 4000).orElseThrow();
        for (int i = 0; i < values.length; i++) {
            assertThat(read.at(i)).contains(new Status(values[i]));
        }
    }

    @Test
    void a_bomb_and_other_packings_are_refused() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bomb)) {
            out.write(new byte[MIB + 1]);
        }
        assertThat(StatusList.inflate(1, Base64Url.encode(bomb.toByteArray()), MIB))
                .isEmpty();
        assertThat(StatusList.inflate(1, Base64Url.encode(bomb.toByteArray()), MIB + 1))
                .isPresent();
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(new byte[10]);
        }
        assertThat(StatusList.inflate(1, Base64Url.encode(gzip.toByteArray()), MIB))
                .isEmpty();
        assertThat(StatusList.inflate(1, "eNrbuRgAAhcBXQ==", MIB)).isEmpty();
        assertThat(StatusList.inflate(1, "eNrbuRgAAhcBXQAA", MIB)).isEmpty();
        assertThat(StatusList.inflate(1, "eNrbuRgAAhc", MIB)).isEmpty();
        assertThat(StatusList.inflate(3, "eNrbuRgAAhcBXQ", MIB)).isEmpty();
        assertThat(StatusList.inflate(1, "", MIB)).isEmpty();
    }

    @Test
    void a_value_that_does_not_fit_and_an_index_past_the_end_are_refused() {
        StatusList list = StatusList.allValid(1, 8);
        assertThatThrownBy(() -> list.with(0, Status.SUSPENDED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> list.with(8, Status.INVALID)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(list.at(-1)).isEmpty();
    }

    @Test
    void a_token_of_ours_verifies() {
        assertThat(StatusListToken.verify(signed(c -> {}), KEY.publicKey(), LIST, NOW))
                .isInstanceOf(StatusListOutcome.Verified.class);
        StatusListToken ours = new StatusListToken(
                LIST,
                NOW,
                Optional.of(NOW.plusSeconds(60)),
                Optional.of(Duration.ofSeconds(30)),
                StatusList.allValid(2, 16));
        PresentedJws token = PresentedJws.parse(ours.sign(KEY)).orElseThrow();
        assertThat(StatusListToken.verify(token, KEY.publicKey(), LIST, NOW))
                .isEqualTo(new StatusListOutcome.Verified(ours));
    }

    static Stream<Map.Entry<StatusListOutcome.Code, Consumer<ObjectNode>>> corruptions() {
        return Stream.of(
                Map.entry(StatusListOutcome.Code.WRONG_LIST, c -> c.put("sub", LIST + "/")),
                Map.entry(StatusListOutcome.Code.WRONG_LIST, c -> c.remove(java.util.List.of("sub"))),
                Map.entry(StatusListOutcome.Code.EXPIRED, c -> c.put("exp", NOW.getEpochSecond())),
                Map.entry(StatusListOutcome.Code.NOT_YET_VALID, c -> c.put("iat", NOW.getEpochSecond() + 61)),
                Map.entry(StatusListOutcome.Code.MALFORMED, c -> c.remove(java.util.List.of("iat"))),
                Map.entry(StatusListOutcome.Code.MALFORMED, c -> c.put("exp", "tomorrow")),
                Map.entry(StatusListOutcome.Code.MALFORMED, c -> c.put("ttl", -1)),
                Map.entry(StatusListOutcome.Code.MALFORMED, c -> c.put("ttl", 1.5)),
                Map.entry(StatusListOutcome.Code.MALFORMED, c -> c.remove(java.util.List.of("status_list"))),
                Map.entry(
                        StatusListOutcome.Code.MALFORMED,
                        c -> c.set(
                                "status_list",
                                StrictJson.newObject().put("bits", 3).put("lst", "eNrbuRgAAhcBXQ"))),
                Map.entry(
                        StatusListOutcome.Code.MALFORMED,
                        c -> c.set(
                                "status_list",
                                StrictJson.newObject().put("bits", "1").put("lst", "eNrbuRgAAhcBXQ"))),
                Map.entry(
                        StatusListOutcome.Code.MALFORMED,
                        c -> c.set(
                                "status_list",
                                StrictJson.newObject().put("bits", 1).put("lst", "AAAA"))));
    }

    @ParameterizedTest(name = "refuses: {0}")
    @MethodSource("corruptions")
    void refuses_every_corrupted_token(Map.Entry<StatusListOutcome.Code, Consumer<ObjectNode>> corruption) {
        assertThat(StatusListToken.verify(signed(corruption.getValue()), KEY.publicKey(), LIST, NOW))
                .isEqualTo(new StatusListOutcome.Rejected(corruption.getKey()));
    }

    @Test
    void another_type_and_another_key_are_refused() {
        ObjectNode claims = signed(c -> {}).unverifiedClaims();
        PresentedJws other =
                PresentedJws.parse(JwsDraft.of("JWT", claims).sign(KEY)).orElseThrow();
        assertThat(StatusListToken.verify(other, KEY.publicKey(), LIST, NOW))
                .isEqualTo(new StatusListOutcome.Rejected(StatusListOutcome.Code.WRONG_TYPE));
        PublicJwk wrong = SoftwareSigningKey.generate(new SecureRandom()).publicKey();
        assertThat(StatusListToken.verify(signed(c -> {}), wrong, LIST, NOW))
                .isEqualTo(new StatusListOutcome.Rejected(StatusListOutcome.Code.BAD_SIGNATURE));
    }

    @ParameterizedTest(name = "refuses: {0}")
    @ValueSource(
            strings = {
                "{}",
                "{\"status_list\":{}}",
                "{\"status_list\":{\"idx\":-1,\"uri\":\"https://a/b\"}}",
                "{\"status_list\":{\"idx\":\"0\",\"uri\":\"https://a/b\"}}",
                "{\"status_list\":{\"idx\":1.0,\"uri\":\"https://a/b\"}}",
                "{\"status_list\":{\"idx\":99999999999,\"uri\":\"https://a/b\"}}",
                "{\"status_list\":{\"idx\":0,\"uri\":\"relative\"}}",
                "{\"status_list\":{\"idx\":0,\"uri\":\"a b\"}}",
                "{\"status_list\":{\"idx\":0}}"
            })
    void a_reference_that_is_none_is_refused(String status) {
        assertThat(StatusReference.parse(StrictJson.value(status).orElseThrow()))
                .isEmpty();
    }

    private static PresentedJws signed(Consumer<ObjectNode> change) {
        ObjectNode claims = StrictJson.newObject()
                .put("sub", LIST.toString())
                .put("iat", NOW.getEpochSecond())
                .put("exp", NOW.getEpochSecond() + 3600)
                .put("ttl", 600)
                .put("unknown", "is ignored");
        claims.putObject("status_list").put("bits", 1).put("lst", "eNrbuRgAAhcBXQ");
        ObjectNode changed = claims.deepCopy();
        change.accept(changed);
        return PresentedJws.parse(JwsDraft.of(StatusListToken.TYPE, changed).sign(KEY))
                .orElseThrow();
    }
}
