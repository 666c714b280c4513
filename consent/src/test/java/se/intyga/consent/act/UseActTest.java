package se.intyga.consent.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.legalbasis.disclosure.ActKind;

/// Acts on a real database, taken by two replicas at once.
class UseActTest {
    private final ActHouse one = new ActHouse();
    private final ActHouse other = new ActHouse();

    private RecordedAct made(PersonReference person, ActKind kind) {
        return one.made(person, kind);
    }

    @Test
    void of_many_uses_on_two_replicas_one_is_taken_and_one_is_noted() throws Exception {
        for (ActKind kind : List.of(ActKind.APPROVAL, ActKind.CONSENT)) {
            PersonReference person = ActHouse.somebody();
            ActId id = made(person, kind).record().act().id();
            long before = one.ledger().size();
            List<Callable<UseAct.Outcome>> tries = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                ActHouse replica = i % 2 == 0 ? one : other;
                tries.add(() -> replica.use.use(person, ActHouse.OPERATOR, ActHouse.wanted(kind, id)));
            }
            List<UseAct.Outcome> outcomes = new ArrayList<>();
            try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
                for (Future<UseAct.Outcome> tried : callers.invokeAll(tries)) {
                    outcomes.add(tried.get());
                }
            }
            assertThat(outcomes)
                    .filteredOn(UseAct.Outcome.Used.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(UseAct.Outcome.Refused.class::isInstance)
                    .allSatisfy(refused -> assertThat(
                                    ((UseAct.Outcome.Refused) refused).refusal().code())
                            .isEqualTo("USED"));
            assertThat(one.ledger().size()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_withdrawn_consent_and_its_use_do_not_both_win() {
        PersonReference person = ActHouse.somebody();
        ActId id = made(person, ActKind.CONSENT).record().act().id();
        assertThat(other.withdraw.withdraw(person, ActHouse.OPERATOR, id))
                .isInstanceOf(WithdrawConsent.Outcome.Withdrawn.class);
        assertThat(one.use.use(person, ActHouse.OPERATOR, ActHouse.wanted(ActKind.CONSENT, id)))
                .isInstanceOf(UseAct.Outcome.Refused.class);
        assertThat(one.withdraw.withdraw(person, ActHouse.OPERATOR, id))
                .isInstanceOf(WithdrawConsent.Outcome.WithdrawnBefore.class);
    }

    @Test
    void a_row_moved_to_another_table_or_person_opens_for_nobody() {
        PersonReference person = ActHouse.somebody();
        ActId id = made(person, ActKind.APPROVAL).record().act().id();
        one.jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO consent.consent (person, consent_id, sealed_consent, ends_by)"
                        + " SELECT person, approval_id, sealed_approval, ends_by FROM consent.approval"
                        + " WHERE approval_id = ?",
                id.value()));
        assertThat(one.read.find(person, ActKind.CONSENT, id)).isEmpty();
        PersonReference thief = ActHouse.somebody();
        made(thief, ActKind.APPROVAL);
        one.jdbi.useHandle(handle -> handle.execute(
                "UPDATE consent.approval SET person = ? WHERE approval_id = ?", thief.bytes(), id.value()));
        assertThat(one.read.find(thief, ActKind.APPROVAL, id)).isEmpty();
    }

    @Test
    void without_the_persons_key_nothing_is_left_to_read() {
        PersonReference person = ActHouse.somebody();
        made(person, ActKind.APPROVAL);
        assertThat(one.read.all(person, ActKind.APPROVAL)).hasSize(1);
        one.jdbi.useTransaction(handle -> one.keys.destroy(handle, person));
        assertThat(one.read.all(person, ActKind.APPROVAL)).isEmpty();
    }

    @Test
    void the_ledger_commits_to_what_the_person_can_open() {
        PersonReference person = ActHouse.somebody();
        RecordedAct made = made(person, ActKind.CONSENT);
        var event =
                one.ledger().entry(made.entry().index()).orElseThrow().event().orElseThrow();
        assertThat(made.committed().openedBy(event)).contains(made.record());
        assertThat(new CommittedRecord(
                                se.intyga.consent.ledger.Salt.fresh(TestLedgers.RANDOM),
                                made.committed().content())
                        .openedBy(event))
                .isEmpty();
    }
}
