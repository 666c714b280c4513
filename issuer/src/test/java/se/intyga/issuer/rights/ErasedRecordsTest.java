package se.intyga.issuer.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.rights.AgencyCases;
import se.intyga.consent.rights.CaseDraft;
import se.intyga.consent.rights.CaseKind;
import se.intyga.consent.rights.CaseState;
import se.intyga.consent.rights.ChangeCase;
import se.intyga.consent.rights.OpenCase;
import se.intyga.eid.person.PersonHash;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.issuance.Issuance;
import se.intyga.issuer.issuance.IssuanceRecords;
import se.intyga.issuer.manual.CaseFixture;
import se.intyga.issuer.statuslist.AllocateStatus;

/// What else an agency keeps of a person whose erasure it grants (GDPR Art. 17, decision 0087).
class ErasedRecordsTest {
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

    private PersonHash person(String number) {
        return house.bean(PersonIndex.class).of(new PersonalNumber(number));
    }

    private Issuance issued(String number, Instant validUntil) {
        Issuance issuance = Issuance.made(
                records.newId(),
                TestIssuer.AGENCY,
                "registration-certificate",
                person(number),
                house.bean(AllocateStatus.class).allocate(TestIssuer.AGENCY, 2),
                house.now().minus(Duration.ofDays(100)),
                validUntil);
        records.record(issuance);
        return issuance;
    }

    private boolean isKept(Issuance issuance) {
        return records.find(TestIssuer.AGENCY, issuance.id()).isPresent();
    }

    private ChangeCase.Outcome granted(PersonReference person) {
        CaseDraft draft = new CaseDraft(
                CaseKind.ERASURE,
                Party.of(TestIssuer.AGENCY.value(), "Arbetsförmedlingen"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "",
                Optional.empty());
        String id =
                house.bean(OpenCase.class).open(person, draft, CaseState.SENT).id();
        return house.bean(AgencyCases.class).answer(TestIssuer.AGENCY.value(), id, CaseState.DONE, "Raderat.");
    }

    @Test
    void what_is_over_goes_with_a_granted_erasure_and_what_is_at_work_or_anothers_stays() {
        cases.open(TestIssuer.UNCLEAR, false);
        cases.refuse(TestIssuer.UNCLEAR);
        cases.open(TestIssuer.UNCLEAR, false);
        cases.open(TestIssuer.REGISTERED, false);
        cases.refuse(TestIssuer.REGISTERED);
        Issuance valid = issued(TestIssuer.UNCLEAR, house.now().plus(Duration.ofDays(1)));
        Issuance ended = issued(TestIssuer.UNCLEAR, house.now().minus(Duration.ofDays(1)));
        Issuance anothers = issued(TestIssuer.REGISTERED, house.now().minus(Duration.ofDays(1)));
        PersonReference person =
                PersonReference.fromHex(person(TestIssuer.UNCLEAR).hex());
        assertThat(house.bean(ReadHistory.class).of(person)).isNotEmpty();

        assertThat(granted(person)).isInstanceOf(ChangeCase.Outcome.Changed.class);

        assertThat(house.bean(ReadHistory.class).of(person)).isEmpty();
        assertThat(cases.of(TestIssuer.UNCLEAR)).hasSize(1);
        assertThat(cases.stateOf(TestIssuer.UNCLEAR)).isEqualTo("waiting");
        assertThat(cases.stateOf(TestIssuer.REGISTERED)).isEqualTo("refused");
        assertThat(isKept(valid))
                .as("it may have to be revoked while it is valid")
                .isTrue();
        assertThat(isKept(ended)).isFalse();
        assertThat(isKept(anothers)).isTrue();
    }
}
