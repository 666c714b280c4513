package se.intyga.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.consent.TamperingReport;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.ledger.LedgerVerdict.DoesNotFit;
import se.intyga.consent.ledger.LedgerVerdict.Misfit;
import se.intyga.consent.merkle.CompactRange;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.ProofVerdict;

/// Whatever is done to the rows behind the ledger's back, the first leaf that does not fit is named.
class VerifyLedgerTest {
    @RegisterExtension
    static final TamperingReport REPORT =
            new TamperingReport(1, "In the database: a ledger of ten leaves, a checkpoint each");

    record Tampering(String name, long first, Misfit misfit, Consumer<Scene> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// @param changes what was done, in order, for the report
    record Scene(TestLedgers house, LedgerName ledger, List<String> changes) {
        Scene(TestLedgers house, LedgerName ledger) {
            this(house, ledger, new ArrayList<>());
        }

        void run(String sql) {
            changes.add("`" + sql.replace("consent.", "").replaceAll("(\\w\\.)?ledger = \\$L AND ", "") + "`");
            house.run(sql.replace("$L", "'" + ledger + "'"));
        }

        /// Rewrites one leaf so that it fits in itself, as a forger with the source code would.
        void forge(long index, java.time.Instant at) {
            changes.add(
                    "leaf " + index + ", its event, salt and hash replaced by others that fit each other, dated " + at);
            LedgerEvent event = TestLedgers.event(EventKind.DECLINED).build();
            byte[] body = EventBody.write(event);
            Salt salt = Salt.fresh(TestLedgers.RANDOM);
            Leaf leaf = new Leaf(ledger, index, at, salt.commitTo(body));
            house.jdbi.useHandle(handle -> handle.createUpdate(
                            "UPDATE consent.entry SET leaf = :leaf, leaf_hash = :hash, salt = :salt, body = :body"
                                    + " WHERE ledger = :ledger AND idx = :idx")
                    .bind("leaf", leaf.write())
                    .bind("hash", leaf.reference().leafHash().bytes())
                    .bind("salt", salt.bytes())
                    .bind("body", body)
                    .bind("ledger", ledger.value())
                    .bind("idx", index)
                    .execute());
        }

        /// Recomputes nodes and head from the rows as they now are, so that only signatures can tell.
        void rebuildTree() {
            changes.add("nodes and head recomputed from the rows as they then were");
            house.jdbi.useTransaction(handle -> {
                handle.execute("DELETE FROM consent.node WHERE ledger = ?", ledger.value());
                CompactRange edge = CompactRange.EMPTY;
                for (LedgerStore.Row row : house.store.rows(handle, ledger, 0, 1000)) {
                    edge = edge.append(
                            row.reference().leafHash(),
                            (level, index, hash) -> handle.execute(
                                    "INSERT INTO consent.node (ledger, level, idx, hash) VALUES (?, ?, ?, ?)",
                                    ledger.value(),
                                    level,
                                    index,
                                    hash.bytes()));
                }
                TestLedgers.moveHead(handle, ledger, new LedgerHead(edge, TestLedgers.NOW));
            });
        }
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(
                new Tampering(
                        "an event is edited",
                        3,
                        Misfit.CHANGED_EVENT,
                        scene -> scene.run("UPDATE consent.entry SET body = set_byte(body, 30, get_byte(body, 30) # 1)"
                                + " WHERE ledger = $L AND idx = 3")),
                new Tampering(
                        "an event is swapped for another",
                        2,
                        Misfit.CHANGED_EVENT,
                        scene -> scene.run("UPDATE consent.entry e SET body = o.body FROM consent.entry o"
                                + " WHERE e.ledger = $L AND e.idx = 2 AND o.ledger = $L AND o.idx = 4")),
                new Tampering(
                        "a leaf is edited",
                        3,
                        Misfit.CHANGED_LEAF,
                        scene -> scene.run("UPDATE consent.entry SET leaf = set_byte(leaf, 40, get_byte(leaf, 40) # 1)"
                                + " WHERE ledger = $L AND idx = 3")),
                new Tampering(
                        "a leaf is edited and hashed anew",
                        5,
                        Misfit.MALFORMED,
                        scene -> scene.run("UPDATE consent.entry SET leaf = '\\x00', leaf_hash = sha256('\\x0000')"
                                + " WHERE ledger = $L AND idx = 5")),
                new Tampering(
                        "a leaf in the middle is deleted",
                        4,
                        Misfit.MISSING,
                        scene -> scene.run("DELETE FROM consent.entry WHERE ledger = $L AND idx = 4")),
                new Tampering(
                        "the first leaf is deleted",
                        0,
                        Misfit.MISSING,
                        scene -> scene.run("DELETE FROM consent.entry WHERE ledger = $L AND idx = 0")),
                new Tampering(
                        "the last leaf is deleted",
                        9,
                        Misfit.MISSING,
                        scene -> scene.run("DELETE FROM consent.entry WHERE ledger = $L AND idx = 9")),
                new Tampering("the last leaf is deleted and the head moved back", 9, Misfit.MISSING, scene -> {
                    scene.run("DELETE FROM consent.entry WHERE ledger = $L AND idx = 9");
                    scene.rebuildTree();
                }),
                new Tampering("everything is deleted", 0, Misfit.MISSING, scene -> {
                    scene.run("DELETE FROM consent.entry WHERE ledger = $L");
                    scene.run("DELETE FROM consent.ledger WHERE name = $L");
                }),
                new Tampering("two leaves change places", 2, Misfit.MOVED, scene -> {
                    scene.run("UPDATE consent.entry SET idx = 100 WHERE ledger = $L AND idx = 2");
                    scene.run("UPDATE consent.entry SET idx = 2 WHERE ledger = $L AND idx = 6");
                    scene.run("UPDATE consent.entry SET idx = 6 WHERE ledger = $L AND idx = 100");
                }),
                new Tampering("a leaf is back-dated", 7, Misfit.BACK_DATED, scene -> {
                    scene.forge(7, TestLedgers.NOW.minusSeconds(86_400));
                    scene.rebuildTree();
                }),
                new Tampering("the first leaf is back-dated", 0, Misfit.ROOT_DIFFERS, scene -> {
                    scene.forge(0, TestLedgers.NOW.minusSeconds(86_400));
                    scene.rebuildTree();
                }),
                new Tampering("a leaf is replaced and the whole tree rebuilt", 6, Misfit.ROOT_DIFFERS, scene -> {
                    scene.forge(6, TestLedgers.NOW);
                    scene.rebuildTree();
                }),
                new Tampering("the last leaf is replaced and its checkpoint deleted", 9, Misfit.NOT_SIGNED, scene -> {
                    scene.forge(9, TestLedgers.NOW);
                    scene.rebuildTree();
                    scene.run("DELETE FROM consent.checkpoint WHERE ledger = $L AND size = 10");
                }),
                new Tampering(
                        "a checkpoint is forged",
                        8,
                        Misfit.ROOT_DIFFERS,
                        scene -> scene.run("UPDATE consent.checkpoint SET note = replace(note, 'intyga', 'antyga')"
                                + " WHERE ledger = $L AND size = 9")),
                new Tampering(
                        "a node of the tree is changed",
                        4,
                        Misfit.CHANGED_NODE,
                        scene -> scene.run(
                                "UPDATE consent.node SET hash = sha256('x') WHERE ledger = $L AND level = 1 AND idx = 2")),
                new Tampering(
                        "a salt is swapped for another leaf's",
                        2,
                        Misfit.CHANGED_EVENT,
                        scene -> scene.run("UPDATE consent.entry e SET salt = o.salt FROM consent.entry o"
                                + " WHERE e.ledger = $L AND e.idx = 2 AND o.ledger = $L AND o.idx = 4")),
                new Tampering(
                        "a leaf's hash is edited",
                        6,
                        Misfit.CHANGED_LEAF,
                        scene -> scene.run(
                                "UPDATE consent.entry SET leaf_hash = sha256('x') WHERE ledger = $L AND idx = 6")),
                new Tampering("a leaf is inserted", 5, Misfit.MOVED, scene -> {
                    scene.run("UPDATE consent.entry SET idx = idx + 1000 WHERE ledger = $L AND idx >= 5");
                    scene.run("UPDATE consent.entry SET idx = idx - 999 WHERE ledger = $L AND idx >= 1005");
                    scene.run("INSERT INTO consent.entry (ledger, idx, leaf, leaf_hash, salt, body)"
                            + " SELECT ledger, 5, leaf, leaf_hash, salt, body FROM consent.entry"
                            + " WHERE ledger = $L AND idx = 4");
                }),
                new Tampering("a leaf of another ledger is put in its place", 3, Misfit.MOVED, scene -> {
                    LedgerName other = TestLedgers.freshAgency();
                    for (int i = 0; i < 4; i++) {
                        scene.house.append.append(
                                other, TestLedgers.event(EventKind.DISCLOSED).build());
                    }
                    scene.run("UPDATE consent.entry e SET leaf = o.leaf, leaf_hash = o.leaf_hash, salt = o.salt,"
                            + " body = o.body FROM consent.entry o WHERE e.ledger = $L AND e.idx = 3"
                            + " AND o.ledger = '" + other + "' AND o.idx = 3");
                }),
                new Tampering(
                        "a checkpoint is replaced by one of another size",
                        8,
                        Misfit.ROOT_DIFFERS,
                        scene -> scene.run("UPDATE consent.checkpoint c SET note = o.note FROM consent.checkpoint o"
                                + " WHERE c.ledger = $L AND c.size = 9 AND o.ledger = $L AND o.size = 8")),
                new Tampering(
                        "a node is added that no leaves have",
                        0,
                        Misfit.CHANGED_NODE,
                        scene -> scene.run("INSERT INTO consent.node (ledger, level, idx, hash)"
                                + " VALUES ($L, 20, 3, sha256('x'))")),
                new Tampering(
                        "a person is linked to a leaf that is not there",
                        77,
                        Misfit.CHANGED_LINK,
                        scene -> scene.run("INSERT INTO consent.person_entry (person, ledger, idx)"
                                + " VALUES (sha256('x'), $L, 77)")),
                new Tampering(
                        "the head is changed",
                        10,
                        Misfit.HEAD_DIFFERS,
                        scene -> scene.run("UPDATE consent.ledger SET last_at = last_at - 1 WHERE name = $L")));
    }

    private static Scene tenEntries() {
        Scene scene = new Scene(TestLedgers.open(), TestLedgers.freshAgency());
        for (int i = 0; i < 10; i++) {
            scene.house.append.append(
                    scene.ledger, TestLedgers.event(EventKind.DISCLOSED).build());
        }
        assertThat(scene.house.verify.verify(scene.ledger)).isEqualTo(new LedgerVerdict.Intact(scene.ledger, 10));
        return scene;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void names_the_first_leaf_that_does_not_fit_when(Tampering tampering) {
        Scene scene = tenEntries();
        tampering.act.accept(scene);
        LedgerVerdict verdict = scene.house.verify.verify(scene.ledger);
        REPORT.judged(tampering.name, scene.changes, verdict);
        assertThat(verdict).isInstanceOfSatisfying(DoesNotFit.class, found -> {
            assertThat(found.misfit()).isEqualTo(tampering.misfit);
            assertThat(found.index()).isEqualTo(tampering.first);
            assertThat(found.toString()).contains(scene.ledger.value());
        });
    }

    @Test
    void a_history_rewritten_with_the_stolen_key_is_caught_by_a_checkpoint_from_outside() {
        Scene scene = tenEntries();
        Checkpoint kept = Checkpoint.verified(
                        scene.house.ledgers.ledger(scene.ledger).checkpoint().orElseThrow(),
                        scene.house.ledgers.verifierKey(scene.ledger))
                .orElseThrow();
        for (String table : List.of("entry", "node", "checkpoint")) {
            scene.run("DELETE FROM consent." + table + " WHERE ledger = $L");
        }
        scene.run("DELETE FROM consent.ledger WHERE name = $L");
        for (int i = 0; i < 11; i++) {
            scene.house.append.append(
                    scene.ledger, TestLedgers.event(EventKind.DISCLOSED).build());
        }
        assertThat(scene.house.verify.verify(scene.ledger)).isInstanceOf(LedgerVerdict.Intact.class);
        LedgerVerdict verdict = scene.house.verify.verify(scene.ledger, kept);
        REPORT.judged(
                "the whole history is written anew and signed with the stolen key, against a kept checkpoint",
                scene.changes,
                verdict);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        DoesNotFit.class, found -> assertThat(found.misfit()).isEqualTo(Misfit.ROOT_DIFFERS));
    }

    @Test
    void an_erased_event_leaves_the_tree_intact_and_nothing_that_leads_back() {
        Scene scene = tenEntries();
        scene.house.erase.erase(scene.ledger, 4);
        assertThat(scene.house.verify.verify(scene.ledger)).isEqualTo(new LedgerVerdict.Intact(scene.ledger, 10, 1));
        assertThat(scene.house
                        .ledgers
                        .ledger(scene.ledger)
                        .entry(4)
                        .orElseThrow()
                        .event())
                .isEmpty();
        assertThat(scene.house.ledgers.ledger(scene.ledger).evidence(4)).isEmpty();
        assertThat(scene.house.ledgers.ledger(scene.ledger).evidence(5)).isPresent();
    }

    @Test
    void a_ledger_that_was_never_written_is_intact() {
        LedgerName never = TestLedgers.freshAgency();
        assertThat(TestLedgers.open().verify.verify(never)).isEqualTo(new LedgerVerdict.Intact(never, 0));
    }

    @Test
    void a_ledger_rolled_back_to_an_older_backup_is_caught_by_a_checkpoint_from_outside() {
        Scene scene = tenEntries();
        Checkpoint kept = Checkpoint.verified(
                        scene.house.ledgers.ledger(scene.ledger).checkpoint().orElseThrow(),
                        scene.house.ledgers.verifierKey(scene.ledger))
                .orElseThrow();
        scene.run("DELETE FROM consent.entry WHERE ledger = $L AND idx >= 7");
        scene.run("DELETE FROM consent.checkpoint WHERE ledger = $L AND size > 7");
        scene.rebuildTree();
        assertThat(scene.house.verify.verify(scene.ledger)).isInstanceOf(LedgerVerdict.Intact.class);
        LedgerVerdict verdict = scene.house.verify.verify(scene.ledger, kept);
        REPORT.judged(
                "the ledger is rolled back to an older backup, against a kept checkpoint", scene.changes, verdict);
        assertThat(verdict).isEqualTo(new DoesNotFit(scene.ledger, 7, 9, Misfit.MISSING));
    }

    /// More than one band of the tree's nodes, too.
    @Test
    void more_than_a_page_of_leaves_is_verified_and_proven() {
        Scene scene = new Scene(TestLedgers.open(), TestLedgers.freshAgency());
        WriteLeaves write = new WriteLeaves(
                scene.house.jdbi,
                scene.house.store,
                TestLedgers.KEYS,
                (_, _, _) -> java.util.Map.of(),
                TestLedgers.CONFIG,
                java.time.Clock.systemUTC(),
                TestLedgers.RANDOM);
        List<NewEntry> many = java.util.Collections.nCopies(
                1050, NewEntry.each(TestLedgers.event(EventKind.VERIFIED).build()));
        write.write(scene.ledger, many);
        write.write(scene.ledger, many);
        assertThat(scene.house.verify.verify(scene.ledger)).isEqualTo(new LedgerVerdict.Intact(scene.ledger, 2100));
        Ledger ledger = scene.house.ledgers.ledger(scene.ledger);
        Hash root = scene.house
                .verify
                .kept(scene.ledger, ledger.checkpoint().orElseThrow())
                .orElseThrow()
                .root();
        for (long index : new long[] {0, 511, 512, 1049, 1050, 2047, 2048, 2099}) {
            EntryReference entry = ledger.entry(index).orElseThrow().reference();
            assertThat(ledger.inclusion(index, 2100).verify(entry.leafHash(), root))
                    .as("leaf %d", index)
                    .isEqualTo(new ProofVerdict.Proven());
        }
    }
}
