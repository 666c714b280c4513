package se.intyga.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.holder.HolderHouse.Browser;

/// The one-time agreement where a policy with a legal decision switches it on (L19, R41): an act of its own, never a
/// consent.
class AgreementTest {
    private static final String AGREEMENTS = "/holder/v1/agreements";

    private final HolderHouse house = HolderHouse.open();

    private static ObjectNode agreement() {
        return ActBody.approval()
                .put(
                        "expiresAt",
                        HolderHouse.NOW
                                .plus(AgreementPolicy.IN_FORCE)
                                .plusSeconds(120)
                                .toString());
    }

    @Test
    void L19_and_R41_an_agreement_is_made_on_its_decision_used_once_and_noted_as_an_agreement_never_as_a_consent() {
        house.clock.later(AgreementPolicy.IN_FORCE, () -> {
            Browser anna = house.loggedIn(new PersonalNumber("198112289874"));
            long before = house.entries(LedgerName.ofHolderDoor());

            HttpResponse<String> made = house.json(anna, AGREEMENTS, agreement().toString());
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            JsonNode act = ActBody.read(made.body());
            String id = act.path("agreementId").asText();
            assertThat(act.path("legalDecision").asText()).isEqualTo(AgreementPolicy.DECISION);
            assertThat(act.path("legalBasis").asText()).isNotEqualTo("consent");
            assertThat(act.has("consentId") || act.has("approvalId")).isFalse();

            String use = AGREEMENTS + "/" + id + "/use";
            assertThat(house.json(anna, use, ActBody.use().toString()).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> again = house.json(anna, use, ActBody.use().toString());
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(ActBody.read(again.body()).path("code").asText()).isEqualTo("USED");

            assertThat(house.events(LedgerName.ofHolderDoor(), before))
                    .extracting(event -> event.kind() + " " + event.reasonCodes())
                    .containsExactly("APPROVED [AGREEMENT]", "ACT_USED [AGREEMENT]");
            assertThat(house.events(LedgerName.ofHolderDoor(), before))
                    .extracting(LedgerEvent::toString)
                    .noneMatch(event -> event.contains("CONSENT"));
            for (String other : new String[] {"/holder/v1/consents/", "/holder/v1/approvals/"}) {
                assertThat(house.get(anna, other + id).statusCode()).as(other).isEqualTo(404);
            }
            assertThat(house.json(anna, "/holder/v1/consents/" + id + "/withdraw", "{}")
                            .statusCode())
                    .isEqualTo(404);
        });
    }

    @Test
    void L19_an_agreement_never_rests_on_consent() {
        house.clock.later(AgreementPolicy.IN_FORCE, () -> {
            Browser anna = house.loggedIn(new PersonalNumber("198112289874"));
            ObjectNode onConsent =
                    agreement().put("purpose", "recruitment-consent").put("legalBasis", "consent");
            HttpResponse<String> refused = house.json(anna, AGREEMENTS, onConsent.toString());
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(ActBody.read(refused.body()).path("code").asText()).isEqualTo("ACT_NOT_FOR_BASIS");
        });
    }
}
