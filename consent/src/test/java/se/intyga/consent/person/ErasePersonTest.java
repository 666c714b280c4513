package se.intyga.consent.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.intyga.consent.ledger.TestLedgers.somebody;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.TestLedgers;

/// A person is erased by the destruction of her key; the ledger is not rewritten (design 5, pitfalls 4.26).
class ErasePersonTest {
    private final TestLedgers house = TestLedgers.open();
    private final LedgerName agency = TestLedgers.freshAgency();
    private final LedgerName other = TestLedgers.freshAgency();
    private final PersonReference anna = somebody();
    private final PersonReference bo = somebody();
    private final String mark = "mark" + UUID.randomUUID();
    private final EntryReference about = house.about.append(
            agency, anna, TestLedgers.event(EventKind.ISSUED).because(mark).build());

    @BeforeEach
    void somebody_else_is_in_the_ledger_too() {
        house.about.append(agency, bo, TestLedgers.event(EventKind.ISSUED).build());
    }

    private LedgerVerdict verdict() {
        return house.verify.verify(agency);
    }

    @Test
    void each_person_reads_what_is_about_her_and_nobody_else_does() {
        assertThat(house.records.of(anna)).extracting(HistoryEntry::reference).containsExactly(about);
        assertThat(house.records.of(bo))
                .hasSize(1)
                .extracting(HistoryEntry::reference)
                .doesNotContain(about);
        assertThat(house.records.of(somebody())).isEmpty();
        assertThat(verdict()).isEqualTo(new LedgerVerdict.Intact(agency, 2));
    }

    @Test
    void the_database_shows_nothing_of_the_event_even_before() {
        assertThat(house.dump()).doesNotContain(mark);
        assertThat(house.ledgers.ledger(agency).entry(0).orElseThrow().event()).isEmpty();
        assertThat(house.ledgers.ledger(agency).evidence(0)).isEmpty();
    }

    @Test
    void after_erasure_history_shows_nothing_and_the_tree_still_verifies() {
        assertThat(house.erasePerson.erase(anna, agency)).isEqualTo(1);
        assertThat(house.records.of(anna)).isEmpty();
        assertThat(house.records.of(bo)).hasSize(1);
        assertThat(verdict()).isEqualTo(new LedgerVerdict.Intact(agency, 2, 1));
        assertThat(house.erasePerson.erase(anna, agency)).as("once more").isZero();
    }

    @Test
    void what_one_agency_erases_another_keeps() {
        EntryReference kept = house.about.append(
                other, anna, TestLedgers.event(EventKind.ISSUED).build());
        house.erasePerson.erase(anna, agency);
        assertThat(house.records.of(anna)).extracting(HistoryEntry::reference).containsExactly(kept);
        assertThat(house.verify.verify(other)).isEqualTo(new LedgerVerdict.Intact(other, 1));
        assertThat(house.erasePerson.erase(anna)).as("all there is").isEqualTo(1);
        assertThat(house.records.of(anna)).isEmpty();
    }

    @Test
    void a_mixed_ledger_is_erased_whole() {
        house.open(
                agency, anna, TestLedgers.event(EventKind.ISSUED).because(mark).build());
        assertThat(house.dump()).contains(mark);
        assertThat(house.erasePerson.erase(anna, agency)).isEqualTo(2);
        assertThat(house.dump()).doesNotContain(mark);
        assertThat(verdict()).isEqualTo(new LedgerVerdict.Intact(agency, 3, 2));
    }

    @Test
    void rows_restored_from_an_older_backup_stay_unreadable_and_count_as_erased() {
        byte[] sealed = sealed();
        house.erasePerson.erase(anna, agency);
        house.jdbi.useHandle(handle -> {
            handle.execute("UPDATE consent.entry SET sealed = ? WHERE ledger = ? AND idx = 0", sealed, agency.value());
            handle.execute(
                    "INSERT INTO consent.person_entry (person, ledger, idx) VALUES (?, ?, 0)",
                    anna.bytes(),
                    agency.value());
        });
        assertThat(house.records.of(anna)).isEmpty();
        assertThat(house.dump()).doesNotContain(mark);

        EntryReference next = house.about.append(
                agency, anna, TestLedgers.event(EventKind.ISSUED).build());
        assertThat(house.records.of(anna))
                .as("her next key does not open what the old one sealed")
                .extracting(HistoryEntry::reference)
                .containsExactly(next);
        assertThat(verdict()).isEqualTo(new LedgerVerdict.Intact(agency, 3, 1));
    }

    @Test
    void a_key_opens_for_its_own_person_and_ledger_only() {
        house.about.append(other, anna, TestLedgers.event(EventKind.ISSUED).build());
        house.jdbi.useHandle(handle -> handle.execute(
                "UPDATE consent.person_key SET wrapped = (SELECT wrapped FROM consent.person_key"
                        + " WHERE person = ? AND ledger = ?) WHERE person = ? AND ledger = ?",
                anna.bytes(),
                agency.value(),
                anna.bytes(),
                other.value()));
        assertThatThrownBy(() -> house.records.of(anna)).hasMessageContaining("cannot be unwrapped");
    }

    @Test
    void the_ledger_s_check_calls_what_has_no_key_erased_and_what_was_changed_damaged() {
        house.jdbi.useHandle(handle -> house.personKeys.destroy(handle, bo, agency));
        assertThat(verdict()).isEqualTo(new LedgerVerdict.Intact(agency, 2, 1));
        house.jdbi.useHandle(handle -> handle.execute(
                "UPDATE consent.entry SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)"
                        + " WHERE ledger = ? AND idx = 0",
                agency.value()));
        assertThat(verdict()).isEqualTo(new LedgerVerdict.DoesNotFit(agency, 0, 0, LedgerVerdict.Misfit.CHANGED_EVENT));
    }

    @Test
    void sealed_content_opens_at_its_own_place_only() {
        house.about.append(agency, anna, TestLedgers.event(EventKind.ISSUED).build());
        house.jdbi.useHandle(handle -> handle.execute(
                "UPDATE consent.entry SET sealed = ? WHERE ledger = ? AND idx = 2", sealed(), agency.value()));
        assertThat(verdict()).isEqualTo(new LedgerVerdict.DoesNotFit(agency, 2, 2, LedgerVerdict.Misfit.CHANGED_EVENT));
    }

    @Test
    void a_relying_party_s_ledger_links_nobody_L27() {
        assertThatThrownBy(() -> house.about.append(
                        LedgerName.ofRelyingParty("demo-employer"),
                        anna,
                        TestLedgers.event(EventKind.DISCLOSED).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_link_is_committed_with_its_leaf() {
        List<Long> links = house.jdbi.withHandle(
                handle -> handle.createQuery("SELECT idx FROM consent.person_entry WHERE ledger = :l ORDER BY idx")
                        .bind("l", agency.value())
                        .mapTo(Long.class)
                        .list());
        assertThat(links).containsExactly(0L, 1L);
    }

    private byte[] sealed() {
        return house.jdbi.withHandle(
                handle -> handle.createQuery("SELECT sealed FROM consent.entry WHERE ledger = :l AND idx = 0")
                        .bind("l", agency.value())
                        .mapTo(byte[].class)
                        .one());
    }
}
