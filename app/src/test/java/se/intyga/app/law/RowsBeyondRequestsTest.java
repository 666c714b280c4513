package se.intyga.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.formats.json.StrictJson;

/// Rows of the tables 5.3 and 5.4 that no wallet and no organisation can bring about, since no request has words for
/// them. Over HTTP the house answers them all the same: whoever asks what would be, asks the engine that decides.
class RowsBeyondRequestsTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();

    @ParameterizedTest(name = "5.3 row 3, hosted by {0}: {1}")
    @CsvSource({"some-operator, denied, NO_DATA_MANAGER_MANDATE", "demo-operator, allowed, ALLOWED"})
    void whoever_hosts_for_a_person_needs_the_agencys_mandate(String operator, String outcome, String code) {
        JsonNode answer = asked("release", release().put("operator", operator));

        assertThat(answer.path("outcome").asText()).isEqualTo(outcome);
        assertThat(answer.path("code").asText()).isEqualTo(code);
    }

    @ParameterizedTest(name = "5.4 row {0}: {4}")
    @CsvSource({
        "6, approval, future_event, this_recipient, FUTURE_EVENT",
        "7 several, approval, none, several, RECIPIENT_NOT_SINGLE",
        "7 wildcard, approval, none, wildcard, RECIPIENT_NOT_SINGLE",
        "8, agreement, none, this_recipient, AGREEMENT_MODE_DISABLED"
    })
    void an_act_that_is_no_approval_of_this_one_transfer_discloses_nothing(
            String row, String act, String condition, String recipients, String code) {
        JsonNode answer = asked(
                "disclosure",
                disclosure().put("act", act).put("condition", condition).put("recipients", recipients));

        assertThat(answer.path("outcome").asText()).as(row).isEqualTo("denied");
        assertThat(answer.path("code").asText()).as(row).isEqualTo(code);
        assertThat(answer.path("told_outside").asText()).as(row).isEqualTo("not_available");
    }

    /// What the rows above change, one at a time.
    @Test
    void row_10_the_same_act_for_this_one_transfer_is_allowed_once() {
        assertThat(asked("disclosure", disclosure()).path("outcome").asText()).isEqualTo("allowed_once");
    }

    private static ObjectNode release() {
        ObjectNode facts = StrictJson.newObject()
                .put("agency", "arbetsformedlingen")
                .put("document_type", "registration-certificate")
                .put("medium", "automated_processing")
                .put("recipient", "data_subject")
                .put("basis", "request_for_public_document")
                .put("protected_identity", "no")
                .put("case_secrecy", "none");
        facts.putObject("request")
                .put("document_type", "registration-certificate")
                .put("at", "2026-01-01T10:00:00Z")
                .put("authentication", "bankid");
        facts.putArray("claims").addArray().add("registered");
        return facts;
    }

    private static ObjectNode disclosure() {
        ObjectNode facts = StrictJson.newObject()
                .put("relying_party", "demo-employer")
                .put("purpose", "recruitment")
                .put("basis", "legitimate_interest")
                .put("act", "approval")
                .put("state", "present")
                .put("condition", "none")
                .put("recipients", "this_recipient");
        facts.putArray("consent_elements");
        ObjectNode claims = facts.putArray("claims")
                .addObject()
                .put("vct", HOUSE.baseUrl() + "/issuers/arbetsformedlingen/types/registration-certificate/1");
        claims.putArray("paths").addArray().add("registered");
        return facts;
    }

    private static JsonNode asked(String question, ObjectNode facts) {
        ObjectNode body = StrictJson.newObject().put("question", question);
        body.set("facts", facts);
        HttpResponse<String> answer =
                HOUSE.post("/legal-basis/v1/what-if", StrictJson.write(body), "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StrictJson.object(answer.body()).orElseThrow();
    }
}
