package se.intyga.consent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.consent.TamperingReport;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.CosigningKey;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.LedgerVerdict.Misfit;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.publication.PublishingHouse;

/// A watcher with nothing but an address and a key.
class VerifyPublishedTest {
    @RegisterExtension
    static final TamperingReport REPORT = new TamperingReport(
            2, "Published: a stranger reads 260 leaves as tiles, with the ledger's address and key");

    private static final TestLedgers HOUSE = TestLedgers.open();
    private static final List<String> CHANGES = new ArrayList<>();

    private static final PublishingHouse PUBLIC = PublishingHouse.of(HOUSE);

    record Tampering(String name, long first, Misfit misfit, Consumer<String> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    @AfterAll
    static void stop() {
        PUBLIC.close();
    }

    private static LedgerName filled(int size) {
        LedgerName ledger = TestLedgers.freshAgency();
        append(ledger, size);
        return ledger;
    }

    private static void append(LedgerName ledger, int count) {
        for (int i = 0; i < count; i++) {
            HOUSE.append.append(ledger, TestLedgers.event(EventKind.ISSUED).build());
        }
    }

    private static VerifyPublished verify(LedgerName ledger, WitnessPolicy witnesses) {
        return new VerifyPublished(
                PUBLIC.http(), PUBLIC.at("/ledgers/" + ledger), List.of(HOUSE.ledgers.verifierKey(ledger)), witnesses);
    }

    private static Checkpoint head(LedgerName ledger) {
        return Checkpoint.verified(
                        HOUSE.ledgers.ledger(ledger).checkpoint().orElseThrow(), HOUSE.ledgers.verifierKey(ledger))
                .orElseThrow();
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(
                new Tampering(
                        "a leaf is edited",
                        17,
                        Misfit.OTHER_TILE,
                        ledger -> sql(
                                "UPDATE consent.entry SET leaf = set_byte(leaf, 110, get_byte(leaf, 110) # 1)"
                                        + " WHERE ledger = ? AND idx = 17",
                                ledger)),
                new Tampering(
                        "a leaf and its hash are edited",
                        0,
                        Misfit.OTHER_TILE,
                        ledger -> sql(
                                "UPDATE consent.entry SET leaf = set_byte(leaf, 110, get_byte(leaf, 110) # 1),"
                                        + " leaf_hash = sha256('\\x00' || set_byte(leaf, 110, get_byte(leaf, 110) # 1))"
                                        + " WHERE ledger = ? AND idx = 17",
                                ledger)),
                new Tampering("two leaves change places", 3, Misfit.MOVED, ledger -> {
                    sql("UPDATE consent.entry SET idx = 1000 WHERE ledger = ? AND idx = 3", ledger);
                    sql("UPDATE consent.entry SET idx = 3 WHERE ledger = ? AND idx = 5", ledger);
                    sql("UPDATE consent.entry SET idx = 5 WHERE ledger = ? AND idx = 1000", ledger);
                }),
                new Tampering(
                        "a node of the tree is edited",
                        0,
                        Misfit.OTHER_TILE,
                        ledger -> sql(
                                "UPDATE consent.node SET hash = sha256('x')"
                                        + " WHERE ledger = ? AND level = 8 AND idx = 0",
                                ledger)),
                new Tampering(
                        "the checkpoint is edited",
                        0,
                        Misfit.NOT_SIGNED,
                        ledger -> sql(
                                "UPDATE consent.checkpoint SET note = replace(note, E'\\n260\\n', E'\\n261\\n')"
                                        + " WHERE ledger = ? AND size = 260",
                                ledger)));
    }

    private static void sql(String statement, String ledger) {
        CHANGES.add("`" + statement.replace("consent.", "").replace("ledger = ? AND ", "") + "`");
        HOUSE.jdbi.useHandle(handle -> handle.execute(statement, ledger));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void names_the_first_leaf_that_does_not_fit_when(Tampering tampering) {
        LedgerName ledger = filled(260);
        assertThat(verify(ledger, WitnessPolicy.NONE).verify()).isEqualTo(new LedgerVerdict.Intact(ledger, 260));
        CHANGES.clear();
        tampering.act.accept(ledger.value());
        LedgerVerdict verdict = verify(ledger, WitnessPolicy.NONE).verify();
        REPORT.judged(tampering.name, CHANGES, verdict);
        assertThat(verdict).isInstanceOfSatisfying(LedgerVerdict.DoesNotFit.class, found -> {
            assertThat(found.misfit()).isEqualTo(tampering.misfit);
            assertThat(found.index()).isEqualTo(tampering.first);
        });
    }

    @Test
    void goes_on_from_a_trusted_checkpoint_without_the_leaves_before_it() {
        LedgerName ledger = filled(5);
        Checkpoint trusted = head(ledger);
        append(ledger, 6);
        assertThat(verify(ledger, WitnessPolicy.NONE).verifySince(trusted))
                .isEqualTo(new LedgerVerdict.Intact(ledger, 11));
        Checkpoint otherHistory = new Checkpoint(trusted.origin(), 5, se.intyga.consent.merkle.TreeHash.EMPTY);
        assertThat(verify(ledger, WitnessPolicy.NONE).verifySince(otherHistory))
                .isEqualTo(new LedgerVerdict.DoesNotFit(ledger, 0, 4, Misfit.ROOT_DIFFERS));
    }

    @Test
    void a_ledger_rolled_back_is_caught_by_the_checkpoint_that_was_kept() {
        LedgerName ledger = filled(5);
        append(ledger, 2);
        Checkpoint kept = head(ledger);
        sql("DELETE FROM consent.checkpoint WHERE ledger = ? AND size > 5", ledger.value());
        assertThat(verify(ledger, WitnessPolicy.NONE).verifySince(kept))
                .isEqualTo(new LedgerVerdict.DoesNotFit(ledger, 5, 6, Misfit.MISSING));
    }

    @Test
    void another_key_or_a_missing_witness_is_refused() {
        LedgerName ledger = filled(2);
        VerifyPublished stranger = new VerifyPublished(
                PUBLIC.http(),
                PUBLIC.at("/ledgers/" + ledger),
                List.of(LedgerKey.fromSeed(new byte[] {
                            1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7,
                            8
                        })
                        .verifierKey(HOUSE.ledgers.origin(ledger))),
                WitnessPolicy.NONE);
        assertThat(stranger.verify())
                .isInstanceOfSatisfying(
                        LedgerVerdict.DoesNotFit.class,
                        found -> assertThat(found.misfit()).isEqualTo(Misfit.NOT_SIGNED));
        WitnessPolicy policy = new WitnessPolicy(
                List.of(CosigningKey.fromSeed(new byte[32], "witness.example").witnessKey()), 1);
        assertThat(verify(ledger, policy).verify())
                .isInstanceOfSatisfying(
                        LedgerVerdict.DoesNotFit.class,
                        found -> assertThat(found.misfit()).isEqualTo(Misfit.NOT_WITNESSED));
    }
}
