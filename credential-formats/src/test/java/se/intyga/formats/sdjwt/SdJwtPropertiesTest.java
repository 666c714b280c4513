package se.intyga.formats.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.Certificates;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;

class SdJwtPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final SoftwareSigningKey ISSUER = Certificates.certifiedKey();
    private static final SoftwareSigningKey HOLDER = SoftwareSigningKey.generate(new SecureRandom());
    private static final HolderBindingRule RULE =
            new HolderBindingRule.Demanded("aud", "nonce", Duration.ofMinutes(5), Duration.ofMinutes(1));

    @Test
    void whatever_is_issued_comes_back_when_all_of_it_is_shown() {
        var random = new Random(20260601);
        for (int round = 0; round < 150; round++) {
            ObjectNode claims = object(random, 3);
            PresentedSdJwt held = issue(claims, random.nextInt(4));
            var all = new ArrayList<ClaimPath>();
            claims.fieldNames().forEachRemaining(name -> all.add(ClaimPath.of(name)));
            ObjectNode shown = shown(held, all);
            shown.remove(List.of("vct", "iat", "exp", "cnf"));
            assertThat(StrictJson.canonical(shown)).isEqualTo(StrictJson.canonical(claims));
        }
    }

    @Test
    void only_what_was_chosen_is_shown() {
        var random = new Random(42);
        for (int round = 0; round < 100; round++) {
            ObjectNode claims = object(random, 3);
            PresentedSdJwt held = issue(claims, 1);
            var names = new ArrayList<String>();
            claims.fieldNames().forEachRemaining(names::add);
            String chosen = names.get(random.nextInt(names.size()));
            ObjectNode shown = shown(held, List.of(ClaimPath.of(chosen)));
            shown.remove(List.of("vct", "iat", "exp", "cnf"));
            assertThat(shown).hasSize(1);
            assertThat(shown.get(chosen)).isEqualTo(claims.get(chosen));
        }
    }

    @Test
    void nothing_is_shown_when_nothing_is_chosen() {
        PresentedSdJwt held = issue(object(new Random(1), 2), 0);
        ObjectNode shown = shown(held, List.of());
        assertThat(shown).hasSize(4);
    }

    @Test
    void array_elements_are_shown_one_by_one() {
        ObjectNode claims = StrictJson.newObject();
        claims.putArray("places").add("0180").add("1280").add("1480");
        ObjectNode shown = shown(
                issue(claims, 0), List.of(ClaimPath.parse("[\"places\",1]").orElseThrow()));
        assertThat(StrictJson.write(shown.get("places"))).isEqualTo("[\"1280\"]");
    }

    @Test
    void no_claim_is_visible_in_the_signed_part_and_no_salt_is_used_twice() {
        var salts = new HashSet<String>();
        for (int round = 0; round < 20; round++) {
            PresentedSdJwt held = issue(StrictJson.newObject().put("secret_claim", "s3cr3t"), 0);
            assertThat(StrictJson.write(held.issuerJwt().unverifiedClaims()))
                    .doesNotContain("secret_claim")
                    .doesNotContain("s3cr3t");
            String opened =
                    new String(Base64Url.decode(held.disclosures().getFirst()).orElseThrow(), StandardCharsets.UTF_8);
            String salt = StrictJson.value(opened).orElseThrow().get(0).asText();
            assertThat(salts.add(salt)).isTrue();
            assertThat(Base64Url.decode(salt).orElseThrow()).hasSize(16);
        }
    }

    @ParameterizedTest(name = "a claim cannot be called {0}")
    @ValueSource(
            strings = {
                "iss",
                "nbf",
                "exp",
                "cnf",
                "vct",
                "vct#integrity",
                "aka_vcts",
                "status",
                "_sd",
                "_sd_alg",
                "...",
                "iat"
            })
    void the_frame_cannot_be_put_among_the_claims(String name) {
        ObjectNode claims = StrictJson.newObject().put(name, 1);
        assertThatThrownBy(() -> SdJwtVcTemplate.of("t", claims, NOW, NOW.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_second_implementation_reads_our_disclosures_alike() {
        PresentedSdJwt held = issue(object(new Random(7), 2), 2);
        for (String encoded : held.disclosures()) {
            var theirs = com.authlete.sd.Disclosure.parse(encoded);
            var ours = Disclosure.parse(encoded).orElseThrow();
            assertThat(theirs.digest()).isEqualTo(ours.digest(se.intyga.formats.encoding.HashAlgorithm.SHA_256));
            assertThat(theirs.getClaimName()).isEqualTo(ours.name().orElse(null));
        }
    }

    @Test
    void the_second_implementation_writes_disclosures_that_we_read() {
        var theirs = new com.authlete.sd.Disclosure("salt-salt-salt-salt-sa", "ort", "Mölle");
        var ours = Disclosure.parse(theirs.getDisclosure()).orElseThrow();
        assertThat(ours.value().textValue()).isEqualTo("Mölle");
        assertThat(ours.digest(se.intyga.formats.encoding.HashAlgorithm.SHA_256))
                .isEqualTo(theirs.digest());
    }

    @Test
    void random_texts_are_refused_and_never_throw() {
        var random = new Random(99);
        String good = PresentSdJwt.present(issue(object(random, 2), 1), List.of(), HOLDER, "aud", "nonce", NOW);
        var verify = new VerifySdJwtVc();
        for (int round = 0; round < 3000; round++) {
            char[] text = good.toCharArray();
            int changes = 1 + random.nextInt(5);
            for (int i = 0; i < changes; i++) {
                text[random.nextInt(text.length)] = (char) random.nextInt(random.nextBoolean() ? 128 : 65536);
            }
            String mutated = new String(text, random.nextInt(20), text.length - 40);
            String tried = random.nextBoolean() ? mutated : new String(text);
            if (tried.equals(good)) {
                continue; // a character was replaced by itself
            }
            PresentedSdJwt.parse(tried)
                    .ifPresent(parsed -> assertThat(verify.verify(parsed, ISSUER.publicKey(), RULE, NOW))
                            .isInstanceOf(SdJwtVcOutcome.Rejected.class));
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            assertThat(PresentedSdJwt.parse(new String(noise, StandardCharsets.ISO_8859_1)))
                    .isEmpty();
        }
    }

    private static PresentedSdJwt issue(ObjectNode claims, int decoys) {
        String compact = new IssueSdJwtVc(new SecureRandom())
                .issue(
                        SdJwtVcTemplate.of("t", claims, NOW, NOW.plusSeconds(60))
                                .boundTo(HOLDER.publicKey())
                                .withDecoys(decoys),
                        ISSUER);
        return PresentedSdJwt.parse(compact).orElseThrow();
    }

    private static ObjectNode shown(PresentedSdJwt held, List<ClaimPath> paths) {
        String compact = PresentSdJwt.present(held, paths, HOLDER, "aud", "nonce", NOW);
        SdJwtVcOutcome outcome =
                new VerifySdJwtVc().verify(PresentedSdJwt.parse(compact).orElseThrow(), ISSUER.publicKey(), RULE, NOW);
        assertThat(outcome).isInstanceOf(SdJwtVcOutcome.Verified.class);
        return ((SdJwtVcOutcome.Verified) outcome).credential().claims();
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = StrictJson.newObject();
        int members = 1 + random.nextInt(5);
        for (int i = 0; i < members; i++) {
            object.set("m" + i + (random.nextBoolean() ? "" : "å€😀"), value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> nodes.textNode("text \"" + random.nextInt() + "\" / åäö \u2028");
            case 1 -> nodes.numberNode(random.nextInt());
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.nullNode();
            case 4 -> nodes.textNode("");
            case 5 -> object(random, depth - 1);
            default -> {
                var array = nodes.arrayNode();
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
        };
    }
}
