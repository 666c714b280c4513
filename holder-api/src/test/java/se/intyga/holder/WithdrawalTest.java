package se.intyga.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.holder.HolderHouse.Browser;

/// Withdrawal only where the ground is consent, and what the stores say about who did what towards whom.
class WithdrawalTest {
    private final HolderHouse house = HolderHouse.open();
    private final Browser anna = house.loggedIn(HolderHouse.ANNA);
    private final Browser bo = house.loggedIn(HolderHouse.BO);

    private String made(String kind, String body) {
        return ActBody.read(house.json(anna, "/holder/v1/" + kind + "s", body).body())
                .path(kind + "Id")
                .asText();
    }

    private HttpResponse<String> withdraw(Browser browser, String kind, String id, String... language) {
        return house.json(
                browser,
                "/holder/v1/" + kind + "s/" + id + "/withdraw" + (language.length > 0 ? "?lang=" + language[0] : ""),
                "{}");
    }

    private static String code(HttpResponse<String> response) {
        return ActBody.read(response.body()).path("code").asText();
    }

    @Test
    void a_consent_is_withdrawn_once_and_serves_no_more() {
        long before = house.entries(LedgerName.ofHolderDoor());
        String id = made("consent", ActBody.consent().toString());
        JsonNode withdrawn = ActBody.read(withdraw(anna, "consent", id).body());
        assertThat(withdrawn.path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.path("steps").get(1).path("step").asText()).isEqualTo("WITHDRAWN");
        assertThat(code(withdraw(anna, "consent", id))).isEqualTo("WITHDRAWN");
        assertThat(code(house.json(
                        anna,
                        "/holder/v1/consents/" + id + "/use",
                        ActBody.use().toString())))
                .isEqualTo("APPROVAL_MISSING");
        assertThat(house.events(LedgerName.ofHolderDoor(), before))
                .extracting(event -> event.kind().name())
                .containsExactly("APPROVED", "WITHDRAWN");
    }

    @Test
    void a_used_consent_is_withdrawn_too() {
        String id = made("consent", ActBody.consent().toString());
        house.json(anna, "/holder/v1/consents/" + id + "/use", ActBody.use().toString());
        JsonNode withdrawn = ActBody.read(withdraw(anna, "consent", id).body());
        assertThat(withdrawn.path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.path("steps")).hasSize(3);
    }

    @Test
    void an_approval_is_not_withdrawn_but_the_right_way_is_named() {
        String objected = made("approval", ActBody.approval().toString());
        HttpResponse<String> response = withdraw(anna, "approval", objected, "en");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(code(response)).isEqualTo("NOT_A_CONSENT_OBJECT_INSTEAD");
        assertThat(ActBody.read(response.body()).path("detail").asText())
                .contains("no consent to withdraw")
                .contains("object");
        String obliged = made(
                "approval",
                ActBody.changed(
                        ActBody.approval(),
                        body -> body.put("recipient", "demo-fund")
                                .put("purpose", "benefit-assessment")
                                .put("legalBasis", "legal_obligation")));
        response = withdraw(anna, "approval", obliged, "sv");
        assertThat(code(response)).isEqualTo("NOT_A_CONSENT_ASK_OR_COMPLAIN");
        assertThat(ActBody.read(response.body()).path("detail").asText())
                .contains("inget samtycke att ta tillbaka")
                .contains("Integritetsskyddsmyndigheten");
        assertThat(ActBody.read(house.get(anna, "/holder/v1/approvals/" + obliged)
                                .body())
                        .path("state")
                        .asText())
                .isEqualTo("READY");
    }

    @Test
    void nobody_withdraws_anothers_consent() {
        String id = made("consent", ActBody.consent().toString());
        assertThat(withdraw(bo, "consent", id).statusCode()).isEqualTo(404);
        assertThat(withdraw(anna, "consent", "nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void of_many_uses_at_once_one_is_taken() throws Exception {
        String path =
                "/holder/v1/approvals/" + made("approval", ActBody.approval().toString()) + "/use";
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tries.add(() -> house.json(anna, path, ActBody.use().toString()).statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
            for (Future<Integer> one : callers.invokeAll(tries)) {
                answers.add(one.get());
            }
        }
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(11);
    }

    @Test
    void neither_ledger_nor_tables_tell_towards_whom_a_person_acted() {
        long before = house.entries(LedgerName.ofHolderDoor());
        String id = made("consent", ActBody.consent().toString());
        house.json(anna, "/holder/v1/consents/" + id + "/use", ActBody.use().toString());
        List<LedgerEvent> events = house.events(LedgerName.ofHolderDoor(), before);
        assertThat(events).hasSize(2);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.recipient()).isEmpty();
            assertThat(event.purpose()).isEmpty();
            assertThat(event.claimPaths()).isEmpty();
            assertThat(event.digests()).hasSize(1);
        });
        assertThat(events.get(0).correlation()).isNotEqualTo(events.get(1).correlation());
        List<String> rows = house.jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT convert_from(convert_to(consent::text, 'UTF8'), 'UTF8') || encode(sealed_consent, 'escape')"
                                + " FROM consent.consent WHERE consent_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .doesNotContain("demo-employer")
                        .doesNotContain("recruitment")
                        .doesNotContain("registered")
                        .doesNotContain(ActBody.INSTANCE));
    }

    @Test
    void the_history_tells_the_person_what_she_did_and_what_kind_of_act_it_was() {
        made("consent", ActBody.consent().toString());
        String page = Jsoup.parse(
                        house.get(anna, "/holder/history?lang=en&limit=100").body())
                .text();
        assertThat(page)
                .contains("You consented to sharing information with Exempelbolaget AB (demo)")
                .contains("What you did here, which only you can read");
        assertThat(Jsoup.parse(house.get(bo, "/holder/history?lang=en&limit=100")
                                .body())
                        .text())
                .doesNotContain("You consented");
    }
}
