package se.intyga.consent.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import se.intyga.consent.audit.WitnessPolicy;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.CosigningKey;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.checkpoint.WitnessKey;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.Proofs;
import se.intyga.consent.merkle.TreeHash;
import se.intyga.consent.publication.PublishingHouse;

/// Agencies cosign each other's checkpoints, so that no single operator can show two histories (pitfalls 4.9).
class WitnessTest {
    private static final TestLedgers HOUSE = TestLedgers.open();
    private static final LedgerName LEDGER = TestLedgers.freshAgency();
    private static final String STRANGE = "other.example/ledgers/holder-" + UUID.randomUUID();
    private static final LedgerKey OPERATOR = LedgerKey.fromSeed(seed(7));
    private static final CosigningKey COSIGNING = CosigningKey.fromSeed(seed(9), "witness.example/w1");
    private static final PublishingHouse WITNESS = PublishingHouse.of(
            HOUSE,
            new WitnessConfig(COSIGNING, List.of(HOUSE.ledgers.verifierKey(LEDGER), OPERATOR.verifierKey(STRANGE))));

    private static byte[] seed(int first) {
        byte[] seed = new byte[32];
        seed[0] = (byte) first;
        return seed;
    }

    @AfterAll
    static void stop() {
        WITNESS.close();
    }

    /// One of the operator's histories: leaves that differ by their teller.
    private record History(String teller, String origin) {
        Hash leaf(long index) {
            return TreeHash.leaf((teller + index).getBytes(StandardCharsets.UTF_8));
        }

        private Hash node(int level, long index) {
            return level == 0 ? leaf(index) : TreeHash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
        }

        String note(long size) {
            return new Checkpoint(origin, size, Proofs.root(size, this::node))
                    .signedBy(OPERATOR)
                    .write();
        }

        String request(long old, long size) {
            List<Hash> proof = old == 0 || old == size
                    ? List.of()
                    : Proofs.consistency(old, size, this::node).path();
            return AddCheckpointRequest.write(old, proof, note(size));
        }
    }

    private static int status(String body) {
        return WITNESS.post("/witness/add-checkpoint", body).statusCode();
    }

    private static History fresh(String teller) {
        return new History(teller, STRANGE);
    }

    @Test
    void reads_the_published_cosignature_layout() {
        String note = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
                + COSIGNING
                        .cosign(
                                Checkpoint.parse(
                                                "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")
                                        .orElseThrow(),
                                TestLedgers.NOW)
                        .line();
        SignedNote parsed = SignedNote.parse(note).orElseThrow();
        assertThat(COSIGNING.witnessKey().cosigned(parsed)).contains(TestLedgers.NOW);
        assertThat(WitnessKey.parse(COSIGNING.witnessKey().toString())).contains(COSIGNING.witnessKey());
        assertThat(CosigningKey.fromSeed(seed(8), "witness.example/w1")
                        .witnessKey()
                        .cosigned(parsed))
                .isEmpty();
        assertThat(COSIGNING
                        .witnessKey()
                        .cosigned(SignedNote.parse(note.replace("20852163", "20852164"))
                                .orElseThrow()))
                .isEmpty();
        assertThat(new String(WITNESS.get("/witness/key").body(), StandardCharsets.UTF_8))
                .isEqualTo(COSIGNING.witnessKey() + "\n");
    }

    @Test
    void answers_exactly_as_the_protocol_says_and_never_cosigns_a_second_history_A_7() {
        History told = fresh("a");
        History other = fresh("b");
        assertThat(status("nonsense")).isEqualTo(400);
        assertThat(status(new History("a", "unknown.example/log").request(0, 1)))
                .isEqualTo(404);
        assertThat(status(AddCheckpointRequest.write(
                        0,
                        List.of(),
                        new Checkpoint(STRANGE, 1, told.leaf(0))
                                .signedBy(LedgerKey.fromSeed(seed(3)))
                                .write())))
                .isEqualTo(403);
        assertThat(status(told.request(0, 3))).isEqualTo(200);
        assertThat(status(AddCheckpointRequest.write(4, List.of(), told.note(3))))
                .isEqualTo(400);

        var conflict = WITNESS.post("/witness/add-checkpoint", told.request(2, 5));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/x.tlog.size");
        assertThat(new String(conflict.body(), StandardCharsets.UTF_8)).isEqualTo("3\n");

        assertThat(status(told.request(3, 3))).as("the same once more").isEqualTo(200);
        assertThat(status(other.request(3, 3))).as("another tree of that size").isEqualTo(422);
        assertThat(status(other.request(3, 8)))
                .as("a tree that grew out of another")
                .isEqualTo(422);
        assertThat(status(AddCheckpointRequest.write(3, List.of(), told.note(8))))
                .isEqualTo(422);
        assertThat(status(told.request(3, 8))).isEqualTo(200);
        assertThat(status(other.request(0, 8))).as("back to the beginning").isEqualTo(409);
    }

    @Test
    void of_two_histories_shown_at_the_same_moment_one_is_cosigned_and_a_watcher_refuses_the_other() throws Exception {
        String origin = "split.example/ledgers/holder-" + UUID.randomUUID();
        var config = new WitnessConfig(COSIGNING, List.of(OPERATOR.verifierKey(origin)));
        AddCheckpoint replica = new AddCheckpoint(HOUSE.jdbi, config, java.time.Clock.systemUTC());
        AddCheckpoint otherReplica = new AddCheckpoint(TestLedgers.open().jdbi, config, java.time.Clock.systemUTC());
        List<Callable<String>> attempts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            History told = new History(i % 2 == 0 ? "a" : "b", origin);
            AddCheckpoint at = i % 4 < 2 ? replica : otherReplica;
            attempts.add(() ->
                    at.add(AddCheckpointRequest.parse(told.request(0, 5)).orElseThrow())
                                    instanceof AddCheckpoint.Outcome.Cosigned(var line)
                            ? SignedNote.parse(told.note(5))
                                    .orElseThrow()
                                    .with(List.of(line))
                                    .write()
                            : "");
        }
        List<String> cosigned = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> attempt : threads.invokeAll(attempts)) {
                if (!attempt.get().isEmpty()) cosigned.add(attempt.get());
            }
        }
        assertThat(cosigned).hasSize(1);
        WitnessPolicy policy = new WitnessPolicy(List.of(COSIGNING.witnessKey()), 1);
        assertThat(policy.satisfiedBy(SignedNote.parse(cosigned.getFirst()).orElseThrow()))
                .isTrue();
        for (String teller : List.of("a", "b")) {
            assertThat(policy.satisfiedBy(SignedNote.parse(new History(teller, origin).note(5))
                            .orElseThrow()))
                    .isFalse();
        }
    }

    @Test
    void our_checkpoints_are_cosigned_over_http_and_published_with_the_cosignatures() {
        for (int i = 0; i < 3; i++) {
            HOUSE.append.append(LEDGER, TestLedgers.event(EventKind.ISSUED).build());
        }
        Witness witness = new Witness(WITNESS.at("/witness"), COSIGNING.witnessKey());
        Witness away = new Witness(
                java.net.URI.create("http://localhost:1/"),
                CosigningKey.fromSeed(seed(5), "away.example").witnessKey());
        Cosignatures cosignatures = new Cosignatures(HOUSE.jdbi);
        AskWitnesses ask =
                new AskWitnesses(HOUSE.ledgers, cosignatures, new Witnesses(List.of(witness, away), 1), WITNESS.http());
        assertThat(cosignatures.newest(LEDGER, 1)).isEmpty();
        assertThat(ask.round(LEDGER)).isEqualTo(1);
        assertThat(ask.round(LEDGER)).as("nothing new").isZero();
        HOUSE.jdbi.useHandle(
                handle -> handle.execute("DELETE FROM consent.cosignature WHERE ledger = ?", LEDGER.value()));
        IntStream.range(0, 4)
                .forEach(_ -> HOUSE.append.append(
                        LEDGER, TestLedgers.event(EventKind.ISSUED).build()));
        assertThat(ask.round(LEDGER)).as("the witness tells where it stands").isEqualTo(1);
        HOUSE.append.append(LEDGER, TestLedgers.event(EventKind.ISSUED).build());

        SignedNote witnessed =
                SignedNote.parse(cosignatures.newest(LEDGER, 1).orElseThrow()).orElseThrow();
        assertThat(Checkpoint.parse(witnessed.text()).orElseThrow().size()).isEqualTo(7);
        assertThat(new WitnessPolicy(List.of(witness.key(), away.key()), 1).satisfiedBy(witnessed))
                .isTrue();
        assertThat(new WitnessPolicy(List.of(witness.key(), away.key()), 2).satisfiedBy(witnessed))
                .isFalse();
        assertThat(Checkpoint.verified(witnessed.write(), HOUSE.ledgers.verifierKey(LEDGER)))
                .isPresent();
        assertThat(Checkpoint.parse(
                                SignedNote.parse(cosignatures.newest(LEDGER, 0).orElseThrow())
                                        .orElseThrow()
                                        .text())
                        .orElseThrow()
                        .size())
                .isEqualTo(8);
    }
}
