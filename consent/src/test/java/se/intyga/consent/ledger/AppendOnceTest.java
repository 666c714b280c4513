package se.intyga.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AppendOnceTest {
    private final TestLedgers house = TestLedgers.open();
    private final LedgerName name = TestLedgers.freshAgency();
    private final CorrelationId journey = new CorrelationId(UUID.randomUUID().toString());

    private LedgerEvent event(EventKind kind) {
        return LedgerEvent.of(kind, TestLedgers.NOW, TestLedgers.EMPLOYER, journey)
                .build();
    }

    private List<EventKind> kinds() {
        return house.ledgers.ledger(name).entries(0, 100).stream()
                .map(entry -> entry.event().orElseThrow().kind())
                .toList();
    }

    @Test
    void what_was_appended_before_is_found_and_only_the_rest_is_appended() {
        EntryReference approved = house.append
                .appendOnce(name, List.of(event(EventKind.APPROVED)))
                .getFirst();
        List<EntryReference> both =
                house.append.appendOnce(name, List.of(event(EventKind.APPROVED), event(EventKind.DISCLOSED)));
        assertThat(both.getFirst()).isEqualTo(approved);
        assertThat(house.append.appendOnce(name, List.of(event(EventKind.APPROVED), event(EventKind.DISCLOSED))))
                .isEqualTo(both);
        assertThat(kinds()).containsExactly(EventKind.APPROVED, EventKind.DISCLOSED);
        assertThat(house.verify.verify(name)).isEqualTo(new LedgerVerdict.Intact(name, 2));
    }

    @Test
    void another_journey_another_ledger_and_an_ordinary_append_are_not_the_same_entry() {
        house.append.appendOnce(name, List.of(event(EventKind.APPROVED)));
        house.append.appendOnce(
                name, List.of(TestLedgers.event(EventKind.APPROVED).build()));
        house.append.append(name, event(EventKind.APPROVED));
        house.append.appendOnce(TestLedgers.freshAgency(), List.of(event(EventKind.APPROVED)));
        assertThat(kinds()).hasSize(3);
    }

    @Test
    void a_failure_is_written_once_for_each_reason() {
        for (String reason : List.of("SOURCE_UNAVAILABLE", "SECRECY", "SOURCE_UNAVAILABLE")) {
            EntryReference entry = house.append.appendOncePerReason(
                    name,
                    LedgerEvent.of(EventKind.ISSUANCE_FAILED, TestLedgers.NOW, TestLedgers.AGENCY, journey)
                            .because(reason)
                            .build());
            assertThat(entry.index()).isEqualTo(reason.equals("SECRECY") ? 1 : 0);
        }
        assertThat(kinds()).hasSize(2);
    }

    @Test
    void all_of_them_or_none() {
        house.run("ALTER TABLE consent.entry ADD CONSTRAINT brim CHECK (ledger <> '" + name + "' OR idx < 1)");
        try {
            assertThat(refused(List.of(event(EventKind.APPROVED), event(EventKind.DISCLOSED))))
                    .isTrue();
        } finally {
            house.run("ALTER TABLE consent.entry DROP CONSTRAINT brim");
        }
        assertThat(kinds()).isEmpty();
        house.append.appendOnce(name, List.of(event(EventKind.APPROVED), event(EventKind.DISCLOSED)));
        assertThat(kinds()).containsExactly(EventKind.APPROVED, EventKind.DISCLOSED);
    }

    private boolean refused(List<LedgerEvent> events) {
        try {
            house.append.appendOnce(name, events);
            return false;
        } catch (LedgerUnavailable expected) {
            return true;
        }
    }

    @Test
    void thirty_two_callers_on_two_replicas_leave_one_entry_each() throws Exception {
        TestLedgers replica = TestLedgers.open();
        List<Callable<List<EntryReference>>> work = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            AppendEntry append = i % 2 == 0 ? house.append : replica.append;
            work.add(() -> append.appendOnce(name, List.of(event(EventKind.APPROVED), event(EventKind.DISCLOSED))));
        }
        Set<List<EntryReference>> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (Future<List<EntryReference>> done : threads.invokeAll(work)) {
                answers.add(done.get());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(kinds()).containsExactly(EventKind.APPROVED, EventKind.DISCLOSED);
        assertThat(house.verify.verify(name)).isEqualTo(new LedgerVerdict.Intact(name, 2));
    }

    @Test
    void an_erased_entry_is_not_appended_again() {
        EntryReference first = house.append
                .appendOnce(name, List.of(event(EventKind.APPROVED)))
                .getFirst();
        house.erase.erase(name, first.index());
        assertThat(house.append.appendOnce(name, List.of(event(EventKind.APPROVED))))
                .containsExactly(first);
        assertThat(house.dump()).doesNotContain(journey.value());
    }
}
