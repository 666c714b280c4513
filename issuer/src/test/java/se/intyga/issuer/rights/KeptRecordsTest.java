package se.intyga.issuer.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.consent.retention.Old;
import se.intyga.consent.retention.RecordKeeper;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.issuance.Issuance;
import se.intyga.issuer.issuance.IssuanceRecords;
import se.intyga.issuer.manual.CaseFixture;
import se.intyga.issuer.statuslist.AllocateStatus;
import se.intyga.legalbasis.rule.Whose;

/// What an agency's door keeps goes when its time is over, and nothing that is still at work (L33, R148).
class KeptRecordsTest {
    private final TestIssuer house = new TestIssuer();
    private final CaseFixture cases = new CaseFixture(house);
    private final IssuanceRecords records = house.bean(IssuanceRecords.class);

    @BeforeEach
    void nothingWaits() {
        cases.clear();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private RecordKeeper keeper(String name) {
        return house.bean(ApplicationContext.class).getBeansOfType(RecordKeeper.class).stream()
                .filter(keeper -> keeper.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int disposed(String name, Whose whose, Instant before) {
        return house.bean(Jdbi.class).inTransaction(handle -> {
            Old old = new Old(whose, before);
            int overdue = keeper(name).overdue(handle, old, Integer.MAX_VALUE);
            int disposed = keeper(name).dispose(handle, old, 1000);
            assertThat(disposed).as("as it was rehearsed").isEqualTo(overdue);
            return disposed;
        });
    }

    private Issuance validUntil(Instant end) {
        Issuance issuance = Issuance.made(
                records.newId(),
                TestIssuer.AGENCY,
                "registration-certificate",
                house.bean(PersonIndex.class).of(new PersonalNumber(TestIssuer.UNCLEAR)),
                house.bean(AllocateStatus.class).allocate(TestIssuer.AGENCY, 2),
                end.minus(Duration.ofDays(100)),
                end);
        records.record(issuance);
        return issuance;
    }

    private boolean isKept(Issuance issuance) {
        return records.find(TestIssuer.AGENCY, issuance.id()).isPresent();
    }

    private int number(String query) {
        return house.bean(Jdbi.class)
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    @Test
    void an_issued_credential_is_kept_from_the_end_of_its_validity_and_its_places_stay_taken() {
        Instant limit = house.now().minus(Duration.ofDays(3650));
        Issuance old = validUntil(limit.minus(Duration.ofDays(1)));
        Issuance young = validUntil(limit.plus(Duration.ofDays(1)));
        int copies = number("SELECT count(*) FROM issuer.issuance_copy");
        int places = number("SELECT count(*) FROM issuer.status_entry");

        assertThat(disposed("issuance", new Whose.Of("another-agency"), limit)).isZero();
        assertThat(disposed("issuance", new Whose.AllBut(Set.of(TestIssuer.AGENCY.value())), limit))
                .isZero();
        assertThat(disposed("issuance", new Whose.Of(TestIssuer.AGENCY.value()), limit))
                .isEqualTo(1);

        assertThat(isKept(old)).isFalse();
        assertThat(isKept(young)).isTrue();
        assertThat(number("SELECT count(*) FROM issuer.issuance_copy")).isEqualTo(copies - 2);
        assertThat(number("SELECT count(*) FROM issuer.status_entry")).isEqualTo(places);
    }

    @Test
    void a_case_is_kept_from_its_last_step_and_one_that_waits_or_is_not_in_the_ledger_stays() {
        cases.open(TestIssuer.REGISTERED, false);
        cases.refuse(TestIssuer.REGISTERED);
        cases.open(TestIssuer.UNCLEAR, false);
        Whose all = new Whose.AllBut(Set.of());
        Instant later = house.now().plus(Duration.ofDays(1));
        assertThat(disposed("release-case", all, house.now().minus(Duration.ofDays(1))))
                .isZero();

        house.bean(Jdbi.class)
                .useHandle(handle ->
                        handle.execute("UPDATE issuer.release_case SET recorded = false, expires_at = '2999-01-01'"));
        assertThat(disposed("release-case", all, later)).isZero();

        house.bean(Jdbi.class).useHandle(handle -> handle.execute("UPDATE issuer.release_case SET recorded = true"));
        assertThat(disposed("release-case", all, later)).isEqualTo(1);
        assertThat(cases.of(TestIssuer.REGISTERED)).isEmpty();
        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("waiting");
    }
}
