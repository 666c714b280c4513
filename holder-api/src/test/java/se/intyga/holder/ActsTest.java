package se.intyga.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.holder.HolderHouse.Browser;

/// Rows 5 to 10 of the decision table for act B (requirements 5.4), and R41 to R45, over HTTP at the person's
/// door.
class ActsTest {
    private static final String APPROVALS = "/holder/v1/approvals";
    private static final String CONSENTS = "/holder/v1/consents";
    private static final String AGREEMENTS = "/holder/v1/agreements";

    private final HolderHouse house = HolderHouse.open();
    private final Browser anna = house.loggedIn(HolderHouse.ANNA);
    private final Browser bo = house.loggedIn(HolderHouse.BO);

    private JsonNode made(String path, ObjectNode body) {
        HttpResponse<String> response = house.json(anna, path, body.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return ActBody.read(response.body());
    }

    private String approval() {
        return made(APPROVALS, ActBody.approval()).path("approvalId").asText();
    }

    private String consent() {
        return made(CONSENTS, ActBody.consent()).path("consentId").asText();
    }

    private HttpResponse<String> use(String path, String id, Consumer<ObjectNode> change) {
        return house.json(anna, path + "/" + id + "/use", ActBody.changed(ActBody.use(), change));
    }

    private static void refused(HttpResponse<String> response, int status, String code) {
        assertThat(ActBody.read(response.body()).path("code").asText())
                .as(response.body())
                .isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private void notMade(String path, ObjectNode body, Consumer<ObjectNode> change, int status, String code) {
        long before = house.entries(LedgerName.ofHolderDoor());
        refused(house.json(anna, path, ActBody.changed(body, change)), status, code);
        assertThat(house.entries(LedgerName.ofHolderDoor())).isEqualTo(before);
    }

    @Test
    void row_5_an_approval_that_was_never_given_is_missing() {
        refused(use(APPROVALS, "x".repeat(22), _ -> {}), 404, "APPROVAL_MISSING");
    }

    @Test
    void row_5_anothers_approval_is_missing() {
        String id = approval();
        refused(house.json(bo, APPROVALS + "/" + id + "/use", ActBody.use().toString()), 404, "APPROVAL_MISSING");
        assertThat(house.get(bo, APPROVALS + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void row_5_for_another_recipient_or_another_request_the_approval_is_missing() {
        String id = approval();
        refused(use(APPROVALS, id, body -> body.put("recipient", "demo-fund")), 404, "APPROVAL_MISSING");
        refused(
                use(APPROVALS, id, body -> body.putObject("request").put("digest", ActBody.OTHER_DIGEST)),
                404,
                "APPROVAL_MISSING");
    }

    @Test
    void row_5_an_approval_expires() {
        String id = approval();
        house.clock.later(Duration.ofMinutes(3), () -> {
            refused(use(APPROVALS, id, _ -> {}), 409, "EXPIRED");
            assertThat(ActBody.read(house.get(anna, APPROVALS + "/" + id).body())
                            .path("state")
                            .asText())
                    .isEqualTo("EXPIRED");
        });
    }

    @Test
    void row_5_an_approval_is_used_once() {
        String id = approval();
        assertThat(use(APPROVALS, id, _ -> {}).statusCode()).isEqualTo(200);
        refused(use(APPROVALS, id, _ -> {}), 409, "USED");
    }

    @Test
    void row_5_and_R43_an_approval_is_for_one_instance_of_the_credential_and_a_refreshed_one_needs_a_new() {
        String id = approval();
        Consumer<ObjectNode> refreshed = body -> body.putObject("credential").put("instance", ActBody.OTHER_INSTANCE);
        refused(use(APPROVALS, id, refreshed), 409, "INSTANCE_MISMATCH");
        assertThat(use(APPROVALS, id, _ -> {}).statusCode()).isEqualTo(200);
        refused(use(APPROVALS, id, refreshed), 409, "INSTANCE_MISMATCH");
        refused(use(CONSENTS, consent(), refreshed), 409, "INSTANCE_MISMATCH");
    }

    @Test
    void row_6_and_R44_no_approval_of_what_has_not_happened() {
        notMade(APPROVALS, ActBody.approval(), body -> body.put("condition", "when hired"), 422, "FUTURE_EVENT");
        notMade(
                APPROVALS,
                ActBody.approval(),
                body -> body.put("validFrom", HolderHouse.NOW.plusSeconds(60).toString()),
                422,
                "FUTURE_EVENT");
    }

    @Test
    void row_6_and_R44_no_consent_to_a_credential_that_is_not_issued() {
        notMade(
                CONSENTS,
                ActBody.consent(),
                body -> body.withObject("/credential").putNull("instance"),
                422,
                "FUTURE_EVENT");
        notMade(
                CONSENTS,
                ActBody.consent(),
                body -> body.withObject("/credential")
                        .put("issuedAt", HolderHouse.NOW.plusSeconds(1).toString()),
                422,
                "FUTURE_EVENT");
    }

    @Test
    void row_7_an_approval_has_one_recipient_and_no_wildcard() {
        notMade(
                APPROVALS,
                ActBody.approval(),
                body -> body.putArray("recipient").add("demo-employer").add("demo-fund"),
                400,
                "RECIPIENT_NOT_SINGLE");
        notMade(
                APPROVALS,
                ActBody.approval(),
                body -> body.putArray("recipient").add("demo-employer"),
                400,
                "RECIPIENT_NOT_SINGLE");
        notMade(APPROVALS, ActBody.approval(), body -> body.put("recipient", "*"), 400, "RECIPIENT_NOT_SINGLE");
        notMade(CONSENTS, ActBody.consent(), body -> body.put("recipient", "demo-*"), 400, "RECIPIENT_NOT_SINGLE");
    }

    @Test
    void row_7_claims_are_named_one_by_one() {
        notMade(
                CONSENTS,
                ActBody.consent(),
                body -> body.putArray("claims")
                        .addArray()
                        .add("preferred_municipalities")
                        .addNull(),
                400,
                "CLAIMS_NOT_ENUMERATED");
        notMade(CONSENTS, ActBody.consent(), body -> body.putArray("claims").add("*"), 400, "CLAIMS_NOT_ENUMERATED");
        notMade(CONSENTS, ActBody.consent(), body -> body.putArray("claims"), 400, "ELEMENT_MISSING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recipients",
                "additionalRecipients",
                "onwardTransfer",
                "onwardRecipients",
                "forwardTo",
                "continuous"
            })
    void R45_no_recipient_is_added_and_nothing_passes_on(String member) {
        notMade(
                APPROVALS,
                ActBody.approval(),
                body -> body.putArray(member).add("demo-fund"),
                400,
                "RECIPIENT_NOT_SINGLE");
        notMade(CONSENTS, ActBody.consent(), body -> body.put(member, true), 400, "RECIPIENT_NOT_SINGLE");
    }

    @Test
    void R45_there_is_no_way_to_change_an_approval_that_was_made() {
        String id = approval();
        for (String path : new String[] {"", "/recipients", "/recipient", "/forward"}) {
            assertThat(house.json(
                                    anna,
                                    APPROVALS + "/" + id + path,
                                    ActBody.approval().toString())
                            .statusCode())
                    .as(path)
                    .isIn(404, 405);
        }
    }

    @Test
    void row_8_agreements_are_off_and_say_why() {
        HttpResponse<String> response =
                house.json(anna, AGREEMENTS, ActBody.approval().toString());
        refused(response, 403, "AGREEMENT_MODE_DISABLED");
        assertThat(ActBody.read(response.body()).path("detail").asText()).contains("saknas ett rättsligt beslut");
    }

    @Test
    void row_9_a_consent_with_every_element_counts_once_and_is_a_consent() {
        long before = house.entries(LedgerName.ofHolderDoor());
        JsonNode consent = made(CONSENTS, ActBody.consent());
        assertThat(consent.path("legalBasis").asText()).isEqualTo("consent");
        assertThat(consent.path("after").path("choice").asText()).isEqualTo("withdraw");
        assertThat(consent.has("approvalId")).isFalse();
        String id = consent.path("consentId").asText();
        assertThat(use(CONSENTS, id, _ -> {}).statusCode()).isEqualTo(200);
        refused(use(CONSENTS, id, _ -> {}), 409, "USED");
        assertThat(house.events(LedgerName.ofHolderDoor(), before))
                .extracting(event -> event.kind() + " " + event.reasonCodes())
                .containsExactly("APPROVED [CONSENT]", "ACT_USED [CONSENT]");
    }

    @Test
    void row_10_an_approval_stands_beside_the_recipients_own_ground() {
        JsonNode approval = made(APPROVALS, ActBody.approval());
        assertThat(approval.path("legalBasis").asText()).isEqualTo("legitimate_interest");
        assertThat(approval.path("after").path("choice").asText()).isEqualTo("object");
        assertThat(approval.path("recipient").path("name").asText()).isEqualTo("Exempelbolaget AB (demo)");
        JsonNode used = ActBody.read(
                use(APPROVALS, approval.path("approvalId").asText(), _ -> {}).body());
        assertThat(used.path("state").asText()).isEqualTo("USED");
        assertThat(used.path("steps")).hasSize(2);
    }

    @Test
    void R41_one_kind_of_act_is_never_read_as_another() {
        String approval = approval();
        String consent = consent();
        for (String other : new String[] {CONSENTS, AGREEMENTS}) {
            assertThat(house.get(anna, other + "/" + approval).statusCode()).isEqualTo(404);
            refused(use(other, approval, _ -> {}), 404, "APPROVAL_MISSING");
        }
        assertThat(house.get(anna, APPROVALS + "/" + consent).statusCode()).isEqualTo(404);
        refused(use(APPROVALS, consent, _ -> {}), 404, "APPROVAL_MISSING");
        notMade(
                APPROVALS,
                ActBody.approval(),
                body -> body.put("purpose", "recruitment-consent").put("legalBasis", "consent"),
                422,
                "ACT_NOT_FOR_BASIS");
        notMade(CONSENTS, ActBody.consent(), body -> body.put("purpose", "recruitment"), 422, "CONSENT_NOT_AVAILABLE");
    }

    @Test
    void L1_there_is_no_consent_to_an_authority() {
        notMade(
                CONSENTS,
                ActBody.consent(),
                body -> body.put("recipient", "demo-authority").put("purpose", "case-handling"),
                422,
                "CONSENT_NOT_AVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/request/digest",
                "/recipient",
                "/purpose",
                "/credential/type",
                "/credential/instance",
                "/claims",
                "/text/version",
                "/text/hash",
                "/text/language",
                "/expiresAt",
                "/explicit"
            })
    void L14_every_element_that_is_missing_is_named(String pointer) {
        ObjectNode body = ActBody.consent();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        HttpResponse<String> response = house.json(anna, CONSENTS, body.toString());
        refused(response, 400, "ELEMENT_MISSING");
        assertThat(ActBody.read(response.body()).path("members").get(0).asText())
                .isEqualTo(pointer.substring(1).replace('/', '.'));
    }

    @Test
    void L14_a_consent_without_an_explicit_act_is_none() {
        notMade(CONSENTS, ActBody.consent(), body -> body.put("explicit", false), 400, "CONSENT_INCOMPLETE");
    }

    @Test
    void rows_1_and_2_are_asked_again_at_this_door() {
        notMade(APPROVALS, ActBody.approval(), body -> body.put("recipient", "nobody"), 422, "VERIFIER_NOT_REGISTERED");
        notMade(APPROVALS, ActBody.approval(), body -> body.put("purpose", "curiosity"), 422, "PURPOSE_NOT_REGISTERED");
        notMade(
                APPROVALS,
                ActBody.approval(),
                body -> body.putArray("claims").addArray().add("retrieved_at"),
                422,
                "OVER_ASKING");
    }

    @Test
    void an_approval_ends_within_a_day_and_after_now() {
        for (Duration end : new Duration[] {Duration.ofHours(25), Duration.ZERO, Duration.ofMinutes(-1)}) {
            notMade(
                    APPROVALS,
                    ActBody.approval(),
                    body -> body.put("expiresAt", HolderHouse.NOW.plus(end).toString()),
                    400,
                    "EXPIRY_INVALID");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "not json", "{\"a\":1,\"a\":2}", "{\"surprise\":1}"})
    void a_body_of_another_form_is_refused(String body) {
        HttpResponse<String> response = house.json(anna, APPROVALS, body);
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void nobody_acts_without_a_session_or_from_a_foreign_form() {
        for (String path : new String[] {APPROVALS, CONSENTS, AGREEMENTS, "/holder/v1/declines"}) {
            refused(house.json(Browser.WITHOUT_SESSION, path, ActBody.approval().toString()), 401, "LOGIN_REQUIRED");
            assertThat(house.post(anna, path, "text/plain", ActBody.approval().toString())
                            .statusCode())
                    .isEqualTo(415);
        }
        assertThat(house.post(anna, CONSENTS + "/" + consent() + "/withdraw", "text/plain", "")
                        .statusCode())
                .isEqualTo(415);
    }
}
