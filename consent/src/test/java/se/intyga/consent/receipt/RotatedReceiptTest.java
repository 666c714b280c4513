package se.intyga.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.KeyHistory;
import se.intyga.consent.checkpoint.KeySuccession;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.receipt.ReceiptOutcome.Reason;
import se.intyga.formats.keys.SoftwareSigningKey;

/// The ledger key is replaced, and receipts from before, between and after are believed with the list of keys
/// (decisions 0045, 0086).
class RotatedReceiptTest {
    private static final Clock CLOCK = Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC);
    private static final SoftwareSigningKey SIGNING = SoftwareSigningKey.generate(TestLedgers.RANDOM);
    private static final LedgerKey NEXT =
            LedgerKey.fromSeed("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final LedgerKeys ROTATED = new LedgerKeys(
            NEXT,
            Optional.of(new KeyHistory(
                    List.of(KeySuccession.of("intyga.example/ledgers", TestLedgers.KEY, NEXT, TestLedgers.NOW)))));

    private final TestLedgers before = TestLedgers.open();
    private final TestLedgers after = TestLedgers.with(ROTATED, TestLedgers.CONFIG, CLOCK);
    private final String employer = "e" + UUID.randomUUID();
    private final LedgerName ledger = LedgerName.ofRelyingParty(employer);
    private final LedgerName agency = TestLedgers.freshAgency();
    private final SignReceipt signBefore =
            new SignReceipt(before.ledgers, before.records, TestLedgers.KEYS, TestLedgers.POLICIES, CLOCK);
    private final SignReceipt signAfter =
            new SignReceipt(after.ledgers, after.records, ROTATED, TestLedgers.POLICIES, CLOCK);

    private EntryReference disclosed(TestLedgers house) {
        Party party = Party.of(employer, "Exempelbolaget AB (demo)");
        return house.append.append(
                ledger,
                LedgerEvent.of(
                                EventKind.DISCLOSED,
                                TestLedgers.NOW,
                                party,
                                TestLedgers.event(EventKind.DISCLOSED).build().correlation())
                        .to(party)
                        .because("APPROVAL")
                        .build());
    }

    private EntryReference issued(TestLedgers house) {
        return house.about.append(
                agency,
                TestLedgers.somebody(),
                TestLedgers.event(EventKind.ISSUED).build());
    }

    private List<VerifierKey> listed() {
        return after.ledgers.verifierKeys(ledger);
    }

    private void believedByTheListIn(SignedReceipt receipt) {
        for (String form : new String[] {receipt.jwt(), receipt.jsonLd()}) {
            assertThat(new VerifyOffline(listed()).verify(form)).isInstanceOf(ReceiptOutcome.Verified.class);
            assertThat(new VerifyOffline(listed().reversed()).verify(form)).isInstanceOf(ReceiptOutcome.Verified.class);
        }
        assertThat(new VerifyReceipt(_ -> List.of(SIGNING.publicKey()), ROTATED).verify(receipt.jwt()))
                .isInstanceOf(ReceiptOutcome.Verified.class);
    }

    @Test
    void receipts_from_before_the_rotation_verify_with_the_list_and_not_with_the_new_key_alone() {
        SignedReceipt disclosure = signBefore.sign(disclosed(before), Verdict.VERIFIED, SIGNING);
        SignedReceipt release =
                signBefore.signByLedger(issued(before), Optional.empty()).orElseThrow();
        believedByTheListIn(disclosure);
        believedByTheListIn(release);
        VerifyOffline newOnly =
                new VerifyOffline(NEXT.verifierKey(listed().getFirst().name()));
        assertThat(newOnly.verify(disclosure.jwt())).isEqualTo(new ReceiptOutcome.Rejected(Reason.NOT_IN_LEDGER));
        assertThat(newOnly.verify(release.jwt())).isEqualTo(new ReceiptOutcome.Rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    void receipts_made_after_the_rotation_of_entries_from_before_it_are_made_and_believed() {
        EntryReference disclosure = disclosed(before);
        EntryReference release = issued(before);
        believedByTheListIn(signAfter.sign(disclosure, Verdict.VERIFIED, SIGNING));
        believedByTheListIn(signAfter.signByLedger(release, Optional.empty()).orElseThrow());
    }

    @Test
    void receipts_of_entries_after_the_rotation_need_the_new_key_only() {
        disclosed(before);
        SignedReceipt disclosure = signAfter.sign(disclosed(after), Verdict.VERIFIED, SIGNING);
        believedByTheListIn(disclosure);
        assertThat(new VerifyOffline(listed().getFirst()).verify(disclosure.jwt()))
                .isInstanceOf(ReceiptOutcome.Verified.class);
        assertThat(new VerifyOffline(listed().getLast()).verify(disclosure.jwt()))
                .isEqualTo(new ReceiptOutcome.Rejected(Reason.NOT_IN_LEDGER));
    }

    @Test
    void keys_of_another_house_beside_them_change_nothing() {
        SignedReceipt receipt = signBefore.sign(disclosed(before), Verdict.VERIFIED, SIGNING);
        VerifierKey foreign = TestLedgers.KEY.verifierKey("elsewhere.example/ledgers/holder");
        assertThat(new VerifyOffline(List.of(foreign)).verify(receipt.jwt()))
                .isEqualTo(new ReceiptOutcome.Rejected(Reason.NOT_IN_LEDGER));
        assertThat(new VerifyOffline(List.of(foreign, listed().getLast())).verify(receipt.jwt()))
                .isInstanceOf(ReceiptOutcome.Verified.class);
    }
}
