package se.intyga.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.person.PersonKeys;
import se.intyga.consent.person.VaultKey;
import se.intyga.consent.receipt.ReceiptOutcome.Reason;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.keys.SoftwareSigningKey;

class ReceiptTest {
    private static final SecureRandom RANDOM = TestLedgers.RANDOM;
    private static final SoftwareSigningKey EMPLOYER_KEY = SoftwareSigningKey.generate(RANDOM);
    private static final SoftwareSigningKey FUND_KEY = SoftwareSigningKey.generate(RANDOM);
    private static final LedgerName LEDGER = LedgerName.ofRelyingParty("demo-employer");

    private final TestLedgers house = TestLedgers.open();
    private final SignReceipt sign = new SignReceipt(
            house.ledgers,
            house.records,
            TestLedgers.KEYS,
            TestLedgers.POLICIES,
            Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC));
    private final RelyingPartyKeys keys = id -> switch (id) {
        case "demo-employer" -> List.of(FUND_KEY.publicKey(), EMPLOYER_KEY.publicKey());
        case "demo-fund" -> List.of(FUND_KEY.publicKey());
        default -> List.of();
    };
    private final VerifyReceipt verify = new VerifyReceipt(keys, TestLedgers.KEYS);
    private final VaultKey vaultKey = new VaultKey(new byte[32]);
    private final KeptReceipts receipts =
            new KeptReceipts(house.jdbi, new PersonKeys(vaultKey, RANDOM), verify, RANDOM);
    private final KeepReceipt keep = new KeepReceipt(verify, receipts);

    private static PersonReference somebody() {
        byte[] hash = new byte[32];
        RANDOM.nextBytes(hash);
        return PersonReference.of(hash);
    }

    private EntryReference disclosed() {
        return house.append.append(
                LEDGER, TestLedgers.event(EventKind.DISCLOSED).build());
    }

    private String signed() {
        return sign.sign(disclosed(), Verdict.VERIFIED, EMPLOYER_KEY).jwt();
    }

    @Test
    void a_receipt_says_what_the_ledger_says_and_proves_it() {
        EntryReference entry = disclosed();
        SignedReceipt signed = sign.sign(entry, Verdict.VERIFIED, EMPLOYER_KEY);
        disclosed();
        assertThat(verify.verify(signed.jwt())).isInstanceOfSatisfying(ReceiptOutcome.Verified.class, verified -> {
            Receipt receipt = verified.receipt();
            assertThat(receipt).isEqualTo(signed.receipt());
            assertThat(receipt.entry()).isEqualTo(entry);
            assertThat(receipt.recipient()).isEqualTo(TestLedgers.EMPLOYER);
            assertThat(receipt.purpose().orElseThrow().text().sv()).isEqualTo("Rekrytering");
            assertThat(receipt.claimPaths()).hasSize(2);
            assertThat(receipt.at()).isEqualTo(TestLedgers.NOW);
        });
        assertThat(signed.toString()).doesNotContain(signed.jwt());
    }

    @Test
    void a_receipt_still_holds_after_the_relying_party_erased_the_event() {
        EntryReference entry = disclosed();
        String jwt = sign.sign(entry, Verdict.VERIFIED, EMPLOYER_KEY).jwt();
        house.erase.erase(LEDGER, entry.index());
        assertThat(verify.verify(jwt)).isInstanceOf(ReceiptOutcome.Verified.class);
        assertThatThrownBy(() -> sign.sign(entry, Verdict.VERIFIED, EMPLOYER_KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_every_corruption_of_a_receipt() {
        ObjectNode good = PresentedJws.parse(signed()).orElseThrow().unverifiedClaims();
        ObjectNode other = PresentedJws.parse(signed()).orElseThrow().unverifiedClaims();
        Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();
        changes.put("another recipient id", claims -> recipient(claims).put("id", "demo-fund"));
        changes.put("another recipient name", claims -> recipient(claims).put("name", "Någon annan AB"));
        changes.put(
                "another purpose",
                claims -> facts(claims).withObject("/purpose").put("en", "Benefit"));
        changes.put("another ground", claims -> facts(claims).put("legal_basis", "GDPR-6-1-a"));
        changes.put(
                "a claim more",
                claims -> ((ArrayNode) facts(claims).get("claims")).addArray().add("name"));
        changes.put("no claims", claims -> facts(claims).putArray("claims"));
        changes.put("another time", claims -> facts(claims).put("at", "2026-11-21T10:00:01Z"));
        changes.put("no verdict", claims -> facts(claims).remove("verdict"));
        changes.put("an unknown verdict", claims -> facts(claims).put("verdict", "MAYBE"));
        changes.put("a fact more", claims -> facts(claims).put("note", "x"));
        changes.put("the other verdict", claims -> facts(claims).put("verdict", "NOT_VERIFIED"));
        changes.put("another id", claims -> claims.put("jti", "k3J9sQ2vT1aaZx8Lq0PmNw"));
        changes.put(
                "another time of issue",
                claims -> claims.put("iat", claims.get("iat").asLong() + 1));
        changes.put("no seal", claims -> claims.remove("seal"));
        changes.put(
                "another seal",
                claims -> claims.put("seal", flipped(claims.get("seal").textValue())));
        changes.put(
                "another signer",
                claims -> claims.put("signed_by", FUND_KEY.publicKey().thumbprint()));
        changes.put(
                "another place", claims -> facts(claims).withObject("/entry").put("index", 0));
        changes.put("another issuer", claims -> claims.put("iss", "demo-fund"));
        changes.put("an unknown issuer", claims -> claims.put("iss", "nobody"));
        changes.put("no issuer", claims -> claims.remove("iss"));
        changes.put("no id", claims -> claims.remove("jti"));
        changes.put("no time of issue", claims -> claims.remove("iat"));
        changes.put("no evidence", claims -> claims.remove("evidence"));
        changes.put("the evidence of another disclosure", claims -> claims.set("evidence", other.get("evidence")));
        for (String member : List.of("leaf", "salt", "body")) {
            changes.put(
                    "another " + member,
                    claims -> evidence(claims)
                            .put(member, flipped(evidence(claims).get(member).textValue())));
            changes.put("no " + member, claims -> evidence(claims).remove(member));
        }
        changes.put(
                "another index",
                claims -> evidence(claims)
                        .put("index", evidence(claims).get("index").longValue() + 1));
        changes.put(
                "another size",
                claims -> evidence(claims)
                        .put("size", evidence(claims).get("size").longValue() + 1));
        changes.put(
                "a hash more",
                claims -> ((ArrayNode) evidence(claims).get("path")).add(Base64Url.encode(new byte[32])));
        changes.put("a short hash", claims -> evidence(claims).putArray("path").add("AAAA"));
        changes.put(
                "another checkpoint",
                claims -> evidence(claims)
                        .put(
                                "checkpoint",
                                evidence(claims).get("checkpoint").textValue().replace("intyga", "antyga")));
        List<String> accepted = changes.entrySet().stream()
                .filter(change -> {
                    ObjectNode changed = good.deepCopy();
                    change.getValue().accept(changed);
                    String jwt =
                            JwsDraft.of(SignReceipt.TYPE, changed).withKid().sign(EMPLOYER_KEY);
                    return verify.verify(jwt) instanceof ReceiptOutcome.Verified;
                })
                .map(Map.Entry::getKey)
                .toList();
        assertThat(accepted).isEmpty();
        assertThat(verify.verify(JwsDraft.of(SignReceipt.TYPE, good).withKid().sign(EMPLOYER_KEY)))
                .isInstanceOf(ReceiptOutcome.Verified.class);
    }

    private static ObjectNode facts(ObjectNode claims) {
        return claims.withObject("/receipt");
    }

    private static ObjectNode recipient(ObjectNode claims) {
        return claims.withObject("/receipt/recipient");
    }

    private static ObjectNode evidence(ObjectNode claims) {
        return claims.withObject("/evidence");
    }

    private static String flipped(String base64url) {
        byte[] bytes = Base64Url.decode(base64url).orElseThrow();
        bytes[bytes.length / 2] ^= 1;
        return Base64Url.encode(bytes);
    }

    @Test
    void names_the_reason_of_a_refusal() {
        ObjectNode claims = PresentedJws.parse(signed()).orElseThrow().unverifiedClaims();
        SoftwareSigningKey stranger = SoftwareSigningKey.generate(RANDOM);
        assertThat(verify.verify("nothing")).isEqualTo(new ReceiptOutcome.Rejected(Reason.MALFORMED));
        assertThat(verify.verify("x".repeat(100_000))).isEqualTo(new ReceiptOutcome.Rejected(Reason.MALFORMED));
        assertThat(verify.verify(JwsDraft.of(SignReceipt.TYPE, claims).sign(stranger)))
                .isEqualTo(new ReceiptOutcome.Rejected(Reason.BAD_SIGNATURE));
        assertThat(verify.verify(JwsDraft.of("JWT", claims).sign(EMPLOYER_KEY)))
                .isEqualTo(new ReceiptOutcome.Rejected(Reason.BAD_SIGNATURE));
        assertThat(verify.verify(JwsDraft.of(SignReceipt.TYPE, claims.deepCopy().put("iss", "nobody"))
                        .sign(EMPLOYER_KEY)))
                .isEqualTo(new ReceiptOutcome.Rejected(Reason.UNKNOWN_RELYING_PARTY));
        LedgerKey otherHouse = LedgerKey.fromSeed(new byte[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        });
        assertThat(new VerifyReceipt(keys, LedgerKeys.only(otherHouse)).verify(signed()))
                .isEqualTo(new ReceiptOutcome.Rejected(Reason.NOT_IN_LEDGER));
    }

    @Test
    void an_entry_about_another_recipient_makes_no_receipt_of_this_one() {
        EntryReference entry = house.append.append(
                LEDGER,
                TestLedgers.event(EventKind.DISCLOSED)
                        .to(Party.of("demo-fund", "A-kassan Exempel (demo)"))
                        .build());
        String jwt = sign.sign(entry, Verdict.VERIFIED, FUND_KEY).jwt();
        assertThat(verify.verify(jwt)).isEqualTo(new ReceiptOutcome.Rejected(Reason.FACTS_DIFFER));
    }

    @Test
    void a_kept_receipt_is_in_that_persons_history_once_and_in_nobody_elses() {
        PersonReference anna = somebody();
        PersonReference bo = somebody();
        String jwt = signed();
        assertThat(keep.keep(anna, jwt)).isInstanceOf(KeepReceipt.Outcome.Kept.class);
        assertThat(keep.keep(anna, jwt)).isInstanceOf(KeepReceipt.Outcome.KeptBefore.class);
        assertThat(keep.keep(bo, "nothing")).isEqualTo(new KeepReceipt.Outcome.Rejected(Reason.MALFORMED));
        assertThat(receipts.of(anna)).singleElement().satisfies(entry -> {
            assertThat(entry.origin()).isEqualTo(HistoryEntry.Origin.RECEIPT);
            assertThat(entry.event().kind()).isEqualTo(EventKind.DISCLOSED);
        });
        assertThat(receipts.of(bo)).isEmpty();
    }

    @Test
    void a_dump_does_not_join_a_person_to_a_recipient() {
        PersonReference anna = somebody();
        SignedReceipt signed = sign.sign(disclosed(), Verdict.VERIFIED, EMPLOYER_KEY);
        keep.keep(anna, signed.jwt());
        String kept = house.jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT encode(mark, 'escape') || encode(sealed, 'escape') FROM consent.kept_receipt")
                .mapTo(String.class)
                .list()
                .toString());
        assertThat(kept)
                .doesNotContain("demo-employer")
                .doesNotContain(signed.receipt().id());
        assertThat(house.dump()).doesNotContain(signed.receipt().id()).doesNotContain(signed.jwt());
    }

    @Test
    void destroying_a_persons_key_destroys_what_she_kept() {
        PersonReference anna = somebody();
        keep.keep(anna, signed());
        house.jdbi.useHandle(
                handle -> handle.execute("DELETE FROM consent.person_key WHERE person = ?", (Object) anna.bytes()));
        assertThat(receipts.of(anna)).isEmpty();
        keep.keep(anna, signed());
        assertThat(receipts.of(anna)).hasSize(1);
        keep.destroyAll(anna);
        assertThat(receipts.of(anna)).isEmpty();
    }

    @Test
    void rows_moved_to_another_person_open_for_nobody() {
        PersonReference anna = somebody();
        PersonReference bo = somebody();
        keep.keep(anna, signed());
        keep.keep(bo, signed());
        house.jdbi.useHandle(handle -> handle.execute(
                "UPDATE consent.kept_receipt SET person = ? WHERE person = ?", bo.bytes(), anna.bytes()));
        assertThat(receipts.of(bo)).hasSize(1);
        house.jdbi.useHandle(handle -> handle.execute(
                "UPDATE consent.person_key SET wrapped = (SELECT wrapped FROM consent.person_key WHERE person = ?)"
                        + " WHERE person = ?",
                anna.bytes(),
                bo.bytes()));
        assertThatThrownBy(() -> receipts.of(bo)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void secrets_do_not_print() {
        assertThat(vaultKey.toString()).isEqualTo("VaultKey[hidden]");
        assertThat(somebody().toString()).isEqualTo("PersonReference[hidden]");
    }
}
