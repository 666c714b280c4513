package se.intyga.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.KeyHistory;
import se.intyga.consent.checkpoint.KeySuccession;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.checkpoint.VerifierKey;

/// The ledger key changes and the history goes on (decision 0045).
class KeyRotationTest {
    private static final LedgerKey OLD = TestLedgers.KEY;
    private static final LedgerKey NEXT =
            LedgerKey.fromSeed("0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private static final KeySuccession SUCCESSION =
            KeySuccession.of("intyga.example/ledgers", OLD, NEXT, TestLedgers.NOW);
    private static final LedgerKeys ROTATED = new LedgerKeys(NEXT, Optional.of(new KeyHistory(List.of(SUCCESSION))));

    private final LedgerName ledger = TestLedgers.freshAgency();
    private final TestLedgers before = TestLedgers.open();
    private final TestLedgers after =
            TestLedgers.with(ROTATED, TestLedgers.CONFIG, Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC));

    private void append(TestLedgers house) {
        house.append.append(ledger, TestLedgers.event(EventKind.ISSUED).build());
    }

    @Test
    void the_ledger_goes_on_under_the_next_key_and_verifies_over_both() {
        append(before);
        append(before);
        append(after);
        append(after);
        assertThat(after.verify.verify(ledger)).isEqualTo(new LedgerVerdict.Intact(ledger, 4));
    }

    @Test
    void a_house_that_has_not_heard_of_the_next_key_stops_rather_than_signs_over_it() {
        append(before);
        append(after);
        assertThatThrownBy(() -> append(before)).isInstanceOf(LedgerDamaged.class);
    }

    @Test
    void a_checkpoint_by_the_replaced_key_after_the_change_is_named() {
        append(before);
        append(after);
        append(after);
        Checkpoint last = Checkpoint.verified(
                        after.ledgers.ledger(ledger).checkpoint().orElseThrow(), after.ledgers.verifierKey(ledger))
                .orElseThrow();
        after.jdbi.useHandle(handle -> handle.execute(
                "UPDATE consent.checkpoint SET note = ? WHERE ledger = ? AND size = 3",
                last.signedBy(OLD).write(),
                ledger.value()));
        assertThat(after.verify.verify(ledger))
                .isInstanceOfSatisfying(
                        LedgerVerdict.DoesNotFit.class,
                        found -> assertThat(found.misfit()).isEqualTo(LedgerVerdict.Misfit.OLD_KEY));
    }

    @Test
    void evidence_from_before_the_change_stays_proven() {
        append(before);
        Evidence evidence = before.ledgers.ledger(ledger).evidence(0).orElseThrow();
        assertThat(evidence.verify(after.ledgers.verifierKeys(ledger))).isInstanceOf(Evidence.Outcome.Proven.class);
        assertThat(evidence.verify(after.ledgers.verifierKey(ledger))).isInstanceOf(Evidence.Outcome.Refuted.class);
    }

    @Test
    void whoever_pinned_the_old_key_finds_the_next_one_by_the_note() {
        VerifierKey pinned = before.ledgers.verifierKey(ledger);
        KeySuccession read = KeySuccession.parse(SUCCESSION.note()).orElseThrow();
        assertThat(KeySuccession.followed(pinned, List.of(read)))
                .containsExactly(after.ledgers.verifierKey(ledger), pinned);
        assertThat(after.ledgers.verifierKeys(ledger)).containsExactly(after.ledgers.verifierKey(ledger), pinned);
    }

    @Test
    void a_succession_needs_both_signatures_and_joins_on() {
        String note = SUCCESSION.note();
        List<String> lines = note.lines().toList();
        String onlyOld = String.join("\n", lines.subList(0, 7)) + "\n";
        String onlyNew = String.join("\n", lines.subList(0, 6)) + "\n" + lines.get(7) + "\n";
        assertThat(lines).hasSize(8);
        assertThat(KeySuccession.parse(onlyOld)).isEmpty();
        assertThat(KeySuccession.parse(onlyNew)).isEmpty();
        assertThat(KeySuccession.parse(note.replace("2026", "2027"))).isEmpty();
        assertThatThrownBy(() -> new LedgerKeys(OLD, Optional.of(new KeyHistory(List.of(SUCCESSION)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyHistory(List.of(SUCCESSION, SUCCESSION)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
