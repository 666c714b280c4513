package se.intyga.consent.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.TestLedgers;

/// Many persons' entries share a commit, and their keys are read together; each is sealed under its own.
class SealedCommitTest {
    private static final int PERSONS = 12;
    private static final int EACH = 8;

    private final TestLedgers house = TestLedgers.open();
    private final TestLedgers replica = TestLedgers.open();
    private final LedgerName agency = TestLedgers.freshAgency();
    private final List<PersonReference> persons =
            Stream.generate(TestLedgers::somebody).limit(PERSONS).toList();

    private record Appended(PersonReference person, EntryReference entry) {}

    /// Half the persons have a key before; each person's entries come through both replicas at the same time.
    private List<Appended> appended() throws Exception {
        List<Callable<Appended>> work = new ArrayList<>();
        for (int i = 0; i < PERSONS * EACH; i++) {
            PersonReference person = persons.get(i % PERSONS);
            TestLedgers through = i / PERSONS % 2 == 0 ? house : replica;
            work.add(() -> new Appended(
                    person,
                    through.about.append(
                            agency, person, TestLedgers.event(EventKind.ISSUED).build())));
        }
        List<Appended> all = new ArrayList<>();
        for (PersonReference early : persons.subList(0, PERSONS / 2)) {
            all.add(new Appended(
                    early,
                    house.about.append(
                            agency, early, TestLedgers.event(EventKind.ISSUED).build())));
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(work.size())) {
            for (Future<Appended> done : writers.invokeAll(work)) {
                all.add(done.get());
            }
        }
        return all;
    }

    private Set<EntryReference> history(PersonReference person) {
        return house.records.of(person).stream().map(HistoryEntry::reference).collect(Collectors.toSet());
    }

    @Test
    void persons_who_share_a_commit_read_their_own_entries_and_no_others() throws Exception {
        List<Appended> all = appended();
        assertThat(house.verify.verify(agency)).isEqualTo(new LedgerVerdict.Intact(agency, all.size()));
        for (PersonReference person : persons) {
            assertThat(history(person))
                    .isEqualTo(all.stream()
                            .filter(appended -> appended.person.equals(person))
                            .map(Appended::entry)
                            .collect(Collectors.toSet()));
        }
        assertThat(commits()).as("shared").isLessThan(all.size());
    }

    @Test
    void erasing_one_leaves_the_others_of_her_commits() throws Exception {
        int all = appended().size();
        int erased = house.erasePerson.erase(persons.getFirst(), agency);
        assertThat(erased).isEqualTo(EACH + 1);
        assertThat(house.verify.verify(agency)).isEqualTo(new LedgerVerdict.Intact(agency, all, erased));
        assertThat(history(persons.getFirst())).isEmpty();
        assertThat(history(persons.getLast())).hasSize(EACH);
    }

    private long commits() {
        return house.jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM consent.checkpoint WHERE ledger = :ledger")
                        .bind("ledger", agency.value())
                        .mapTo(Long.class)
                        .one());
    }
}
