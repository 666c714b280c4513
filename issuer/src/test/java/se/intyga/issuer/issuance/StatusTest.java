package se.intyga.issuer.issuance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.EventKind;
import se.intyga.eid.person.PersonHash;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.statuslist.Status;
import se.intyga.formats.statuslist.StatusList;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.statuslist.AllocateStatus;
import se.intyga.issuer.statuslist.AllocatedStatus;
import se.intyga.issuer.statuslist.CredentialStatus;
import se.intyga.issuer.statuslist.PublishStatusList;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusTest {
    private TestIssuer house = new TestIssuer();

    @BeforeAll
    void start() {
        house.close();
        house = new TestIssuer();
    }

    @AfterAll
    void stop() {
        house.close();
    }

    private Issuance issued(int copies) {
        return issued(copies, person());
    }

    private Issuance issued(int copies, PersonHash person) {
        IssuanceRecords records = house.bean(IssuanceRecords.class);
        Issuance issuance = Issuance.made(
                records.newId(),
                TestIssuer.AGENCY,
                "registration-certificate",
                person,
                house.bean(AllocateStatus.class).allocate(TestIssuer.AGENCY, copies),
                house.now(),
                house.now().plus(Duration.ofDays(90)));
        records.record(issuance);
        return issuance;
    }

    private PersonHash person() {
        return house.bean(PersonIndex.class).of(new PersonalNumber(TestIssuer.REGISTERED));
    }

    private int change(Issuance issuance, String status) {
        return post(issuance.id().value(), "{\"status\":\"" + status + "\",\"reason\":\"REGISTRATION_ENDED\"}")
                .code();
    }

    private HttpResponse<?> post(String id, String body) {
        return house.bean(IssuedCredentialEndpoint.class)
                .change(id, body.getBytes(UTF_8), Authentication.build(TestIssuer.AGENCY.value()));
    }

    private JsonNode token(String list) {
        String token =
                house.bean(PublishStatusList.class).token(house.agency(), list).orElseThrow();
        return StrictJson.object(Base64Url.decode(token.split("\\.", -1)[1]).orElseThrow())
                .orElseThrow();
    }

    private Status published(AllocatedStatus copy) {
        JsonNode list = token(copy.listId()).path("status_list");
        return StatusList.inflate(list.path("bits").intValue(), list.path("lst").textValue(), 1 << 20)
                .orElseThrow()
                .at(copy.index())
                .orElseThrow();
    }

    @Test
    void places_are_never_given_twice_not_even_at_the_same_time() {
        Set<String> places = new HashSet<>();
        List<List<AllocatedStatus>> all = IntStream.range(0, 60)
                .parallel()
                .mapToObj(_ -> house.bean(AllocateStatus.class).allocate(TestIssuer.OTHER, 20))
                .toList();
        all.forEach(some -> some.forEach(
                one -> assertThat(places.add(one.listId() + "/" + one.index())).isTrue()));
        assertThat(places).hasSize(1200);
    }

    @Test
    void the_token_names_its_own_address_and_says_how_long_it_may_be_kept() {
        AllocatedStatus copy = issued(1).copies().getFirst();
        JsonNode token = token(copy.listId());
        assertThat(token.path("sub").textValue()).isEqualTo(copy.uri().toString());
        assertThat(token.path("ttl").longValue()).isEqualTo(60);
        assertThat(token.path("exp").longValue())
                .isEqualTo(house.now().plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(published(copy)).isEqualTo(Status.VALID);
    }

    @Test
    void a_change_reaches_every_copy_and_the_published_list_at_once() {
        Issuance issuance = issued(5);
        issuance.copies().forEach(copy -> assertThat(published(copy)).isEqualTo(Status.VALID));
        assertThat(change(issuance, "suspended")).isEqualTo(200);
        issuance.copies().forEach(copy -> assertThat(published(copy)).isEqualTo(Status.SUSPENDED));
        assertThat(change(issuance, "valid")).isEqualTo(200);
        issuance.copies().forEach(copy -> assertThat(published(copy)).isEqualTo(Status.VALID));
    }

    @Test
    void invalid_is_final() {
        Issuance issuance = issued(2);
        assertThat(change(issuance, "ended")).isEqualTo(200);
        assertThat(change(issuance, "invalid")).isEqualTo(200);
        assertThat(change(issuance, "valid")).isEqualTo(409);
        assertThat(change(issuance, "suspended")).isEqualTo(409);
        issuance.copies().forEach(copy -> assertThat(published(copy)).isEqualTo(Status.INVALID));
    }

    @Test
    void a_neighbour_keeps_its_status() {
        Issuance one = issued(3);
        Issuance neighbour = issued(3);
        change(one, "ended");
        neighbour.copies().forEach(copy -> assertThat(published(copy)).isEqualTo(Status.VALID));
    }

    @Test
    void the_token_is_renewed_before_it_is_as_old_as_it_may_be_kept() {
        AllocatedStatus copy = issued(1).copies().getFirst();
        long first = token(copy.listId()).path("iat").longValue();
        house.clock.pass(Duration.ofSeconds(31));
        assertThat(token(copy.listId()).path("iat").longValue()).isEqualTo(first + 31);
    }

    @Test
    void a_change_is_in_the_ledger_and_an_agency_finds_its_own_only() {
        Issuance issuance = issued(1);
        change(issuance, "ended");
        assertThat(house.bean(ReadHistory.class).of(PersonReference.fromHex(person().hex())))
                .anySatisfy(entry -> {
                    assertThat(entry.event().kind()).isEqualTo(EventKind.STATUS_CHANGED);
                    assertThat(entry.event().correlation().value())
                            .isEqualTo(issuance.id().value());
                });
        assertThat(house.dump())
                .contains(issuance.id().value())
                .doesNotContain("STATUS_CHANGED", TestIssuer.REGISTERED);
        assertThat(house.bean(IssuanceRecords.class).find(TestIssuer.OTHER, issuance.id()))
                .isEmpty();
        assertThat(house.bean(IssuanceRecords.class).of(TestIssuer.AGENCY, person()))
                .extracting(Issuance::id)
                .contains(issuance.id());
        HttpResponse<?> found = house.bean(IssuedCredentialEndpoint.class)
                .search(
                        ("{\"personalNumber\":\"" + TestIssuer.REGISTERED + "\"}").getBytes(UTF_8),
                        Authentication.build(TestIssuer.AGENCY.value()));
        assertThat(found.getBody(IssuedCredentialEndpoint.IssuedCredentials.class)
                        .orElseThrow()
                        .credentials())
                .extracting(IssuedCredentialEndpoint.IssuedCredential::id)
                .contains(issuance.id().value());
    }

    @Test
    void l6_of_a_person_who_became_protected_nothing_is_found_and_nothing_changes_in_the_status_list() {
        PersonHash person = house.bean(PersonIndex.class).of(new PersonalNumber(TestIssuer.PROTECTED));
        Issuance issuance = issued(1, person);
        String plain = searched(TestIssuer.PROTECTED, Authentication.build(TestIssuer.AGENCY.value()));

        assertThat(plain)
                .isEqualTo(searched(TestIssuer.NEVER_REGISTERED, Authentication.build(TestIssuer.AGENCY.value())));
        assertThat(searched(
                        TestIssuer.PROTECTED,
                        Authentication.build(TestIssuer.AGENCY.value(), List.of("issuer:cases:read"))))
                .contains(issuance.id().value());
        assertThat(house.bean(IssuanceRecords.class)
                        .find(TestIssuer.AGENCY, issuance.id())
                        .orElseThrow()
                        .status())
                .isEqualTo(CredentialStatus.VALID);
    }

    private String searched(String number, Authentication caller) {
        HttpResponse<?> found = house.bean(IssuedCredentialEndpoint.class)
                .search(("{\"personalNumber\":\"" + number + "\"}").getBytes(UTF_8), caller);
        return found.code() + " " + found.getHeaders().asMap() + " "
                + found.getBody().orElseThrow();
    }

    @Test
    void another_agencys_list_is_not_published_here() {
        AllocatedStatus other =
                house.bean(AllocateStatus.class).allocate(TestIssuer.OTHER, 1).getFirst();
        assertThat(house.bean(PublishStatusList.class).token(house.agency(), other.listId()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"status\":\"ended\"}",
                "{\"status\":\"gone\",\"reason\":\"REGISTRATION_ENDED\"}",
                "{\"status\":\"ended\",\"reason\":\"she moved away\"}",
                "{\"status\":\"ended\",\"reason\":\"REGISTRATION_ENDED\",\"more\":1}"
            })
    void a_change_that_cannot_be_used_is_refused(String body) {
        assertThat(post(issued(1).id().value(), body).code()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"abcdefghijklmnopqrstuv,404", "x,404"})
    void a_credential_that_is_not_the_agencys_is_not_found(String id, int code) {
        assertThat(post(id, "{\"status\":\"ended\",\"reason\":\"REGISTRATION_ENDED\"}")
                        .code())
                .isEqualTo(code);
    }
}
