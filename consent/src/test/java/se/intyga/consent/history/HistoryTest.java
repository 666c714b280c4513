package se.intyga.consent.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.intyga.consent.ledger.TestLedgers.somebody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.TestLedgers;

class HistoryTest {
    private final TestLedgers house = TestLedgers.open();
    private final ReadHistory history = new ReadHistory(List.of(house.records));
    private final LedgerName agency = TestLedgers.freshAgency();
    private final LedgerName otherAgency = TestLedgers.freshAgency();

    private EntryReference released(PersonReference person, LedgerName ledger, EventKind kind, long minute) {
        return house.about.append(
                ledger,
                person,
                LedgerEvent.of(
                                kind,
                                TestLedgers.NOW.plusSeconds(60 * minute),
                                TestLedgers.AGENCY,
                                new CorrelationId(UUID.randomUUID().toString()))
                        .build());
    }

    @Test
    void a_person_reads_her_own_history_across_agencies_newest_first_page_by_page() {
        PersonReference anna = somebody();
        PersonReference bo = somebody();
        released(anna, agency, EventKind.RELEASE_REQUESTED, 1);
        released(anna, otherAgency, EventKind.READ_BY_STAFF, 3);
        released(anna, agency, EventKind.ISSUED, 2);
        released(bo, agency, EventKind.ISSUANCE_FAILED, 9);

        assertThat(history.of(anna))
                .extracting(entry -> entry.event().kind())
                .containsExactly(EventKind.READ_BY_STAFF, EventKind.ISSUED, EventKind.RELEASE_REQUESTED);
        HistorySlice first = history.of(anna, HistoryFilter.ALL, Optional.empty(), 2);
        released(anna, agency, EventKind.STATUS_CHANGED, 7);
        HistorySlice second = history.of(anna, HistoryFilter.ALL, first.next(), 2);
        assertThat(second.entries())
                .as("what happens meanwhile does not shift the next page")
                .extracting(entry -> entry.event().kind())
                .containsExactly(EventKind.RELEASE_REQUESTED);
        assertThat(second.next()).isEmpty();
        assertThat(history.of(somebody())).isEmpty();
        assertThat(history.of(somebody(), HistoryFilter.ALL, Optional.empty(), 10)
                        .next())
                .isEmpty();
    }

    @Test
    void entries_from_before_they_were_sealed_are_read_beside_those_that_are() {
        PersonReference anna = somebody();
        house.open(agency, anna, TestLedgers.event(EventKind.RELEASE_REQUESTED).build());
        released(anna, agency, EventKind.ISSUED, 1);
        assertThat(history.of(anna))
                .extracting(entry -> entry.event().kind())
                .containsExactly(EventKind.ISSUED, EventKind.RELEASE_REQUESTED);
        assertThat(house.verify.verify(agency)).isEqualTo(new LedgerVerdict.Intact(agency, 2));
    }

    @Test
    void a_relying_partys_entry_is_never_linked_to_a_person() {
        LedgerName employer = LedgerName.ofRelyingParty("demo-employer");
        assertThatThrownBy(() -> released(somebody(), employer, EventKind.DISCLOSED, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> house.jdbi.useHandle(handle -> handle.execute(
                        "INSERT INTO consent.person_entry VALUES (?, 'relying-parties/demo-employer', 0)",
                        (Object) somebody().bytes())))
                .hasMessageContaining("check constraint");
    }

    @Test
    void an_erased_event_is_no_longer_in_the_history() {
        PersonReference anna = somebody();
        EntryReference entry = released(anna, agency, EventKind.ISSUED, 1);
        house.erase.erase(agency, entry.index());
        assertThat(history.of(anna)).isEmpty();
    }

    @Test
    void a_filter_narrows_by_kind_party_and_time() {
        PersonReference anna = somebody();
        released(anna, agency, EventKind.ISSUED, 1);
        released(anna, agency, EventKind.READ_BY_STAFF, 2);
        released(anna, agency, EventKind.ISSUED, 3);
        assertThat(found(anna, new HistoryFilter(Set.of(EventKind.READ_BY_STAFF), none(), none(), none())))
                .isEqualTo(1);
        assertThat(found(
                        anna,
                        new HistoryFilter(
                                Set.of(), Optional.of(TestLedgers.AGENCY.id().value()), none(), none())))
                .isEqualTo(3);
        assertThat(found(anna, new HistoryFilter(Set.of(), Optional.of("nobody"), none(), none())))
                .isZero();
        Instant third = TestLedgers.NOW.plusSeconds(180);
        assertThat(found(anna, new HistoryFilter(Set.of(), none(), Optional.of(third), none())))
                .as("from is included")
                .isEqualTo(1);
        assertThat(found(anna, new HistoryFilter(Set.of(), none(), none(), Optional.of(third))))
                .as("to is not")
                .isEqualTo(2);
    }

    private int found(PersonReference person, HistoryFilter filter) {
        return history.of(person, filter, Optional.empty(), 10).entries().size();
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    @Test
    void an_entry_survives_its_json_form() {
        PersonReference anna = somebody();
        released(anna, agency, EventKind.ISSUED, 1);
        HistoryEntry entry = history.of(anna).getFirst();
        assertThat(HistoryJson.read(HistoryJson.write(entry))).contains(entry);
        var changed = HistoryJson.write(entry);
        changed.put("event", "SOMETHING_NEWER");
        assertThat(HistoryJson.read(changed)).isEmpty();
        changed = HistoryJson.write(entry);
        changed.withObject("/controller").put("name", "19770523-2382");
        assertThat(HistoryJson.read(changed)).as("a number is no name").isEmpty();
    }

    @Test
    void a_position_survives_its_text_and_nothing_else_is_one() {
        HistoryPosition position = new HistoryPosition(TestLedgers.NOW, "https://b.test", agency, 17);
        assertThat(HistoryPosition.parse(position.text())).contains(position);
        for (String other : List.of("", "x", "AAAA", position.text() + "A", "a".repeat(5000))) {
            assertThat(HistoryPosition.parse(other)).as(other).isEmpty();
        }
    }

    @Test
    void pages_have_bounds() {
        PersonReference anna = somebody();
        for (int limit : new int[] {0, 101}) {
            assertThatThrownBy(() -> history.of(anna, HistoryFilter.ALL, Optional.empty(), limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
