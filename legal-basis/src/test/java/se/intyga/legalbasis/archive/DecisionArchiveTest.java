package se.intyga.legalbasis.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.decision.Replay;
import se.intyga.legalbasis.policy.Policies;

/// Stored decisions that replay (R31, R54).
class DecisionArchiveTest {
    private final TestArchive house = new TestArchive();
    private final DecisionRecord allowed = house.disclosure(TestArchive.AT, LawfulBasis.LEGAL_OBLIGATION);
    private final DecisionRecord refused = house.disclosure(TestArchive.AT, LawfulBasis.CONSENT);

    @Test
    void the_id_is_the_hash_of_what_is_kept_and_keeping_again_changes_nothing() {
        DecisionId id = house.archive.keep(allowed);
        assertThat(id).isEqualTo(DecisionId.of(allowed));
        assertThat(house.archive.keep(allowed)).isEqualTo(id);
        assertThat(house.archive.find(id)).contains(allowed);
        assertThat(house.archive.keep(refused)).isNotEqualTo(id);
        assertThat(house.replay.all()).isEqualTo(new ReplayStored.Verdict.AllReproduced(2));
    }

    @Test
    void sixteen_keepers_at_once_keep_one() throws Exception {
        List<Callable<DecisionId>> work = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            work.add(() -> new DecisionArchive(house.jdbi).keep(allowed));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<DecisionId> kept : threads.invokeAll(work)) {
                assertThat(kept.get()).isEqualTo(DecisionId.of(allowed));
            }
        }
        assertThat(house.replay.all()).isEqualTo(new ReplayStored.Verdict.AllReproduced(1));
    }

    @Test
    void every_page_of_a_long_archive_is_replayed() {
        for (int i = 0; i < 1_003; i++) {
            house.archive.keep(house.disclosure(TestArchive.AT.plusSeconds(i), LawfulBasis.LEGAL_OBLIGATION));
        }
        assertThat(house.replay.all()).isEqualTo(new ReplayStored.Verdict.AllReproduced(1_003));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record = replace(record, 'benefit-assessment', 'another-purpose')",
                "record = replace(record, 'ALLOWED_ONCE', 'APPROVAL_MISSING')",
                "record = regexp_replace(record, '\"hash\":\"..', '\"hash\":\"00')",
                "record = replace(record, '2026-06-01', '2025-06-01')",
                "record = record || ' '",
                "record = 'no JSON at all'",
                "id = decode(repeat('ab', 32), 'hex')",
                "code = 'APPROVAL_MISSING'",
                "refused = true",
                "month = '2025-01'",
                "citations = 'another act'"
            })
    void a_row_that_somebody_changed_is_named(String change) {
        house.archive.keep(allowed);
        house.run("UPDATE legal_basis.decision SET " + change);
        DecisionId id =
                house.archive.after(java.util.Optional.empty(), 1).getFirst().id();
        assertThat(house.replay.all()).isEqualTo(new ReplayStored.Verdict.Differs(id, new StoredOutcome.Altered(), 0));
        assertThat(house.replay.one(id)).isEqualTo(new StoredOutcome.Altered());
        assertThat(house.archive.find(id)).isEmpty();
    }

    @Test
    void a_decision_the_engine_would_not_make_and_a_lost_policy_are_told_apart() {
        DecisionRecord invented = new DecisionRecord(
                allowed.question(),
                allowed.at(),
                allowed.facts(),
                allowed.policyVersion(),
                "APPROVAL_MISSING",
                List.of());
        assertThat(house.replay.one(house.archive.keep(invented)))
                .isEqualTo(new StoredOutcome.Different("APPROVAL_MISSING", "ALLOWED_ONCE"));
        ReplayStored withoutPolicies = new ReplayStored(house.archive, new Replay(new Policies(List.of())));
        assertThat(withoutPolicies.one(house.archive.keep(allowed))).isInstanceOf(StoredOutcome.VersionUnknown.class);
        assertThat(house.replay.one(new DecisionId("ab".repeat(32)))).isInstanceOf(StoredOutcome.Missing.class);
    }
}
