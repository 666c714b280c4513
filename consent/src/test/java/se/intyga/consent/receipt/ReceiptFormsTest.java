package se.intyga.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Purpose;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.receipt.ReceiptOutcome.Reason;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.pages.Text;

/// The two forms of a receipt say the same, and both are checked with the ledger's public key and nothing else.
class ReceiptFormsTest {
    private static final SoftwareSigningKey EMPLOYER_KEY = SoftwareSigningKey.generate(TestLedgers.RANDOM);
    private static final LedgerName EMPLOYERS = LedgerName.ofRelyingParty("demo-employer");
    private static final List<String> GROUNDS =
            List.of("6(1)(a)", "6(1)(b)", "6(1)(c)", "6(1)(e)", "6(1)(f)", "TF-2:15");

    private final TestLedgers house = TestLedgers.open();
    private final SignReceipt sign = new SignReceipt(
            house.ledgers,
            house.records,
            TestLedgers.KEYS,
            TestLedgers.POLICIES,
            Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC));
    private final VerifierKey key = house.ledgers.verifierKey(LedgerName.ofHolderDoor());
    private final VerifyOffline offline = new VerifyOffline(key);

    private SignedReceipt disclosure(LedgerEvent event) {
        return sign.sign(house.append.append(EMPLOYERS, event), Verdict.VERIFIED, EMPLOYER_KEY);
    }

    private SignedReceipt disclosure() {
        return disclosure(
                TestLedgers.event(EventKind.DISCLOSED).onBasis("6(1)(f)").build());
    }

    private SignedReceipt release() {
        EntryReference entry = house.about.append(
                LedgerName.ofAgency("demo-employer"),
                TestLedgers.somebody(),
                TestLedgers.event(EventKind.ISSUED).build());
        return sign.signByLedger(entry, Optional.empty()).orElseThrow();
    }

    private static ObjectNode claims(SignedReceipt receipt) {
        return PresentedJws.parse(receipt.jwt()).orElseThrow().unverifiedClaims();
    }

    private static ObjectNode document(SignedReceipt receipt) {
        return StrictJson.object(receipt.jsonLd()).orElseThrow();
    }

    private static LedgerEvent random(Random random) {
        LedgerEvent.Builder event = LedgerEvent.of(
                        EventKind.DISCLOSED,
                        TestLedgers.NOW.plusMillis(random.nextInt(1_000_000)),
                        TestLedgers.EMPLOYER,
                        new se.intyga.consent.ledger.CorrelationId(
                                "c" + Long.toHexString(random.nextLong()) + "xxxxxxxx"))
                .to(TestLedgers.EMPLOYER)
                .because(random.nextBoolean() ? "APPROVAL" : "CONSENT");
        if (random.nextBoolean()) {
            event.onBasis(GROUNDS.get(random.nextInt(GROUNDS.size())));
        }
        if (random.nextBoolean()) {
            event.why(Purpose.of("p" + random.nextInt(9), new Text("Därför \"" + random.nextInt(9), "Because ☃")));
        }
        if (random.nextBoolean()) {
            event.about("type-" + random.nextInt(9)).byPolicy("v" + random.nextInt(9));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            event.claims(List.of(ClaimPath.of("a" + random.nextInt(9), "b").then(new ClaimPath.Index(i))));
        }
        return event.build();
    }

    @Test
    void json_ld_and_jwt_carry_the_same_facts_whatever_happened() {
        Random random = new Random(48);
        for (int i = 0; i < 40; i++) {
            SignedReceipt signed = disclosure(random(random));
            assertThat(offline.verify(signed.jwt()))
                    .isEqualTo(new ReceiptOutcome.Verified(signed.receipt()))
                    .isEqualTo(offline.verify(signed.jsonLd()));
            JsonNode facts = claims(signed).path("receipt");
            ObjectNode document = document(signed);
            JsonNode processing = document.path("pii_processing");
            assertThat(document.path("record_header").path("record_id").asText())
                    .isEqualTo(claims(signed).path("jti").asText());
            assertThat(processing.path("pii_categories").findValues("claim_path"))
                    .containsExactlyElementsOf(facts.path("claims"));
            assertThat(processing.path("purposes").path(0).path("code"))
                    .isEqualTo(facts.path("purpose").path("code"));
            assertThat(processing.path("lawful_basis_as_recorded")).isEqualTo(facts.path("legal_basis"));
            assertThat(processing.path("policy_version")).isEqualTo(facts.path("policy_version"));
            assertThat(processing.path("document_type")).isEqualTo(facts.path("document_type"));
            assertThat(document.path("event").path(0).path("event_time")).isEqualTo(facts.path("at"));
            assertThat(document.path("event").path(0).path("verdict")).isEqualTo(facts.path("verdict"));
            assertThat(document.path("event").path(0).path("reason_codes")).isEqualTo(facts.path("reason_codes"));
            assertThat(document.path("party").path(1).path("party_name"))
                    .isEqualTo(facts.path("recipient").path("name"));
        }
    }

    @Test
    void the_ground_and_the_right_that_follows_are_terms_of_the_vocabulary() {
        ObjectNode document = document(disclosure());
        JsonNode processing = document.path("pii_processing");
        assertThat(processing.path("lawful_basis").asText()).isEqualTo("eu-gdpr:A6-1-f");
        assertThat(processing.path("rights").path("@id").asText()).isEqualTo("eu-gdpr:A21");
        assertThat(processing.has("withdrawal_method")).isFalse();
        assertThat(document.path("@context").isObject()).isTrue();
        ObjectNode consented = document(disclosure(
                TestLedgers.event(EventKind.DISCLOSED).onBasis("6(1)(a)").build()));
        assertThat(consented.path("@type").asText()).isEqualTo("dpv:ConsentRecord");
        assertThat(consented.path("pii_processing").path("withdrawal_method").asText())
                .isEqualTo("/holder");
    }

    @Test
    void a_receipt_of_a_release_is_signed_by_the_ledger() {
        SignedReceipt signed = release();
        assertThat(signed.receipt().kind()).isEqualTo(ReceiptKind.RELEASE);
        assertThat(offline.verify(signed.jwt())).isEqualTo(new ReceiptOutcome.Verified(signed.receipt()));
        assertThat(offline.verify(signed.jsonLd())).isEqualTo(new ReceiptOutcome.Verified(signed.receipt()));
        assertThat(new VerifyReceipt(_ -> List.of(), TestLedgers.KEYS).verify(signed.jwt()))
                .isEqualTo(new ReceiptOutcome.Verified(signed.receipt()));
    }

    @Test
    void both_receipts_of_one_entry_have_one_id() {
        EntryReference entry = house.append.append(
                EMPLOYERS, TestLedgers.event(EventKind.DISCLOSED).build());
        assertThat(sign.sign(entry, Verdict.VERIFIED, EMPLOYER_KEY).receipt().id())
                .isEqualTo(sign.sign(entry, Verdict.VERIFIED, EMPLOYER_KEY)
                        .receipt()
                        .id());
    }

    @Test
    void the_ledgers_public_key_alone_refuses_every_corruption_with_its_reason() {
        SignedReceipt good = disclosure();
        ObjectNode other = claims(disclosure());
        Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();
        Map<String, Reason> reasons = new LinkedHashMap<>();
        change(
                changes,
                reasons,
                "another recipient",
                Reason.FACTS_DIFFER,
                c -> c.withObject("/receipt/recipient").put("name", "Någon annan AB"));
        change(
                changes,
                reasons,
                "another ground",
                Reason.FACTS_DIFFER,
                c -> c.withObject("/receipt").put("legal_basis", "6(1)(a)"));
        change(
                changes,
                reasons,
                "another kind",
                Reason.FACTS_DIFFER,
                c -> c.withObject("/receipt").put("kind", "RELEASE"));
        change(
                changes,
                reasons,
                "a claim more",
                Reason.FACTS_DIFFER,
                c -> ((ArrayNode) c.withObject("/receipt").get("claims"))
                        .addArray()
                        .add("name"));
        change(changes, reasons, "another issuer", Reason.FACTS_DIFFER, c -> c.put("iss", "demo-fund"));
        change(
                changes,
                reasons,
                "the other verdict",
                Reason.SEAL_BROKEN,
                c -> c.withObject("/receipt").put("verdict", "NOT_VERIFIED"));
        change(
                changes,
                reasons,
                "no verdict",
                Reason.MALFORMED,
                c -> c.withObject("/receipt").remove("verdict"));
        change(changes, reasons, "another id", Reason.SEAL_BROKEN, c -> c.put("jti", "k3J9sQ2vT1aaZx8Lq0PmNw"));
        change(changes, reasons, "no id", Reason.MALFORMED, c -> c.remove("jti"));
        change(
                changes,
                reasons,
                "another time",
                Reason.SEAL_BROKEN,
                c -> c.put("iat", c.get("iat").asLong() + 1));
        change(changes, reasons, "no time", Reason.MALFORMED, c -> c.remove("iat"));
        change(changes, reasons, "a member more", Reason.SEAL_BROKEN, c -> c.put("note", "x"));
        change(changes, reasons, "no seal", Reason.SEAL_BROKEN, c -> c.remove("seal"));
        change(changes, reasons, "no evidence", Reason.MALFORMED, c -> c.remove("evidence"));
        change(
                changes,
                reasons,
                "another's evidence",
                Reason.FACTS_DIFFER,
                c -> c.set("evidence", other.get("evidence")));
        for (String member : List.of("leaf", "salt", "body")) {
            change(
                    changes,
                    reasons,
                    "another " + member,
                    Reason.NOT_IN_LEDGER,
                    c -> c.withObject("/evidence")
                            .put(
                                    member,
                                    flipped(c.withObject("/evidence")
                                            .get(member)
                                            .textValue())));
        }
        change(
                changes,
                reasons,
                "another house's checkpoint",
                Reason.NOT_IN_LEDGER,
                c -> c.withObject("/evidence")
                        .put(
                                "checkpoint",
                                c.withObject("/evidence")
                                        .get("checkpoint")
                                        .textValue()
                                        .replace("intyga", "antyga")));
        changes.forEach((name, change) -> {
            ObjectNode changed = claims(good);
            change.accept(changed);
            ReceiptOutcome expected = new ReceiptOutcome.Rejected(java.util.Objects.requireNonNull(reasons.get(name)));
            assertThat(offline.verify(
                            JwsDraft.of(SignReceipt.TYPE, changed).withJwk().sign(EMPLOYER_KEY)))
                    .as("jwt: " + name)
                    .isEqualTo(expected);
            assertThat(offline.verify(ReceiptJsonLd.render(changed)))
                    .as("json-ld: " + name)
                    .isEqualTo(expected);
        });
        assertThat(offline.verify(good.jwt())).isInstanceOf(ReceiptOutcome.Verified.class);
    }

    private static void change(
            Map<String, Consumer<ObjectNode>> changes,
            Map<String, Reason> reasons,
            String name,
            Reason reason,
            Consumer<ObjectNode> change) {
        changes.put(name, change);
        reasons.put(name, reason);
    }

    @Test
    void a_document_that_says_something_else_than_its_claims_is_refused() {
        for (String pointer : List.of("/pii_processing", "/record_header", "/@context")) {
            ObjectNode document = document(disclosure());
            document.withObject(pointer).put("more", "x");
            assertThat(offline.verify(document.toString()))
                    .as(pointer)
                    .isEqualTo(new ReceiptOutcome.Rejected(Reason.FACTS_DIFFER));
        }
        ObjectNode document = document(disclosure());
        document.remove("proof");
        assertThat(offline.verify(document.toString())).isEqualTo(new ReceiptOutcome.Rejected(Reason.MALFORMED));
    }

    @Test
    void another_signer_another_key_and_another_ledger_are_refused() {
        SignedReceipt good = disclosure();
        SoftwareSigningKey stranger = SoftwareSigningKey.generate(TestLedgers.RANDOM);
        Reason bad = Reason.BAD_SIGNATURE;
        assertThat(offline.verify(
                        JwsDraft.of(SignReceipt.TYPE, claims(good)).withJwk().sign(stranger)))
                .isEqualTo(new ReceiptOutcome.Rejected(bad));
        ObjectNode reassigned =
                claims(good).put("signed_by", stranger.publicKey().thumbprint());
        assertThat(offline.verify(
                        JwsDraft.of(SignReceipt.TYPE, reassigned).withJwk().sign(stranger)))
                .isEqualTo(new ReceiptOutcome.Rejected(Reason.SEAL_BROKEN));
        String cut = release().jwt();
        assertThat(offline.verify(cut.substring(0, cut.length() - 4) + "AAAA"))
                .isEqualTo(new ReceiptOutcome.Rejected(bad));
        byte[] seed = new byte[32];
        seed[0] = 1;
        VerifyOffline elsewhere = new VerifyOffline(LedgerKey.fromSeed(seed).verifierKey(key.name()));
        assertThat(elsewhere.verify(good.jwt())).isEqualTo(new ReceiptOutcome.Rejected(Reason.NOT_IN_LEDGER));
        for (String nothing : List.of("", "{}", "[]", "a.b.c", "{\"proof\":{\"claims\":{}}}")) {
            assertThat(offline.verify(nothing)).isInstanceOf(ReceiptOutcome.Rejected.class);
        }
    }

    private static String flipped(String base64url) {
        byte[] bytes = Base64Url.decode(base64url).orElseThrow();
        bytes[bytes.length / 2] ^= 1;
        return Base64Url.encode(bytes);
    }
}
