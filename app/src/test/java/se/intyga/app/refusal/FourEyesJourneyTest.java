package se.intyga.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.app.refusal.ChangingRegister.Says;
import se.intyga.bench.http.Answer;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.formats.json.StrictJson;

/// R34 over HTTP, where the policy asks for four eyes: what one handler of the agency decides counts only when another
/// confirms it.
class FourEyesJourneyTest {
    private static final RefusingHouse HOUSE = RefusingHouse.running();
    private static final String PERSON = Persons.ALL.get(2);

    private final OrganisationClient offers = HOUSE.client("arbetsformedlingen", "issuer:offers");
    private final OrganisationClient cases =
            HOUSE.client("arbetsformedlingen", "issuer:cases:read issuer:cases:decide");

    @BeforeEach
    void the_person_is_protected_and_nobody_waits() {
        HOUSE.nobodyWaits();
        HOUSE.register().says(PERSON, Says.PROTECTED);
    }

    @Test
    void a_release_waits_for_a_second_handler_and_the_first_cannot_be_the_second() {
        String id = proposed("release", "NO_HARM_FOUND");
        assertThat(offered().status()).as("nothing is released yet").isEqualTo(202);

        Answer self = confirmed(id, "h-first", true);
        assertThat(self.status()).isEqualTo(409);
        assertThat(self.json().path("code").asText()).isEqualTo("FOUR_EYES");
        Answer unseen = confirmed(id, "h-second", true);
        assertThat(unseen.status()).isEqualTo(409);
        assertThat(unseen.json().path("code").asText()).isEqualTo("CASE_NOT_LOOKED_AT");
        assertThat(state(id)).isEqualTo("proposed");

        looked(id, "h-second");
        JsonNode released = confirmed(id, "h-second", true).expecting(200).json();
        assertThat(released.path("state").asText()).isEqualTo("released");
        assertThat(released.path("confirmedBy").asText()).isEqualTo("h-second");
        assertThat(offered().status()).as("now an offer can be made").isEqualTo(201);
    }

    @Test
    void a_second_handler_who_does_not_agree_gives_the_case_back_to_the_queue() {
        String id = proposed("release", "NO_HARM_FOUND");
        looked(id, "h-second");

        JsonNode back = confirmed(id, "h-second", false).expecting(200).json();

        assertThat(back.path("state").asText()).isEqualTo("waiting");
        assertThat(back.has("outcome")).isFalse();
        assertThat(offered().status()).isEqualTo(202);
    }

    @Test
    void a_refusal_needs_a_second_handler_too() {
        String id = proposed("refuse", "HARM_NOT_EXCLUDED");
        looked(id, "h-second");

        assertThat(confirmed(id, "h-second", true)
                        .expecting(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("refused");
    }

    /// The first handler has looked, claimed and said how.
    private String proposed(String outcome, String reason) {
        String id = waiting();
        looked(id, "h-first");
        cases.post("/issuer/v1/cases/" + id + "/claim", handler("h-first")).expecting(200);
        ObjectNode said = handler("h-first").put("outcome", outcome).put("reason", reason);
        JsonNode proposed = cases.post("/issuer/v1/cases/" + id + "/decision", said)
                .expecting(200)
                .json();
        assertThat(proposed.path("fourEyes").asBoolean()).isTrue();
        assertThat(proposed.path("state").asText()).isEqualTo("proposed");
        return id;
    }

    private String waiting() {
        return offered().expecting(202).json().path("caseId").asText();
    }

    private Answer offered() {
        return offers.post("/issuer/v1/offers", RefusingHouse.wanted(RefusingHouse.CERTIFICATE, PERSON));
    }

    private void looked(String id, String staff) {
        cases.post("/issuer/v1/cases/" + id + "/looks", handler(staff)).expecting(200);
    }

    private Answer confirmed(String id, String staff, boolean agrees) {
        return cases.post(
                "/issuer/v1/cases/" + id + "/confirmation", handler(staff).put("agrees", agrees));
    }

    private String state(String id) {
        return cases.get("/issuer/v1/cases/" + id)
                .expecting(200)
                .json()
                .path("state")
                .asText();
    }

    private static ObjectNode handler(String staff) {
        return StrictJson.newObject().put("handler", staff).put("unit", "enhet-ett");
    }
}
