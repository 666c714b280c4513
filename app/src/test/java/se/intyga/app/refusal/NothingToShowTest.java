package se.intyga.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.app.refusal.ChangingRegister.Says;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Page;
import se.intyga.bench.http.Answer;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.wallet.AnswerRequest;
import se.intyga.bench.wallet.PresentationRequest;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.json.StrictJson;

/// L6, UC8: a relying party whose request comes to nothing is told the same, whether the person declined, has no
/// certificate, or could not be given one because she is protected.
class NothingToShowTest {
    private static final RefusingHouse HOUSE = RefusingHouse.running();
    private static final String PERSON = Persons.ALL.get(1);

    private final OrganisationClient employer = HOUSE.client("demo-employer", "verifier:transactions");
    private final AnswerRequest wallet = new AnswerRequest(
            HOUSE.http(),
            WalletConfig.demo(HOUSE.house().dataFolder().resolve("trust")),
            new SecureRandom(),
            Clock.systemUTC());

    /// Why nothing is shown.
    enum Why {
        DECLINED,
        NEVER_HAD_ONE,
        CANNOT_SHOW_IT,
        NO_RECORD,
        PROTECTED
    }

    /// Everything that can be asked about the transaction afterwards, by the relying party and in the browser.
    private record Told(Seen standing, Seen state, Seen result, Seen page, Seen wallet, String end) {}

    @ParameterizedTest
    @EnumSource(names = "DECLINED", mode = EnumSource.Mode.EXCLUDE)
    void the_relying_party_is_told_what_it_is_told_when_a_person_declines(Why why) {
        Told declined = told(Why.DECLINED);
        assertThat(declined.standing().body()).contains("\"state\":\"declined\"");
        assertThat(declined.result().status()).isEqualTo(404);

        assertThat(told(why)).isEqualTo(declined);
    }

    private Told told(Why why) {
        ObjectNode started = started();
        String id = started.path("id").asText();
        URI page = URI.create(started.path("page_url").asText());
        Browser browser = new Browser(HOUSE.http(), "en");
        browser.open(page);
        PresentationRequest request =
                wallet.fetch(URI.create(started.path("wallet_link").asText()));
        Answer answered = nothing(why, request);
        URI redirect = URI.create(answered.json().path("redirect_uri").asText());
        Page end = browser.open(redirect);
        Answer standing = employer.get("/verifier/v1/transactions/" + id).expecting(200);
        List<String> drawn = new ArrayList<>(List.of(
                id, page.getPath().replaceAll(".*/", ""), redirect.getQuery().replaceAll(".*response_code=", "")));
        for (String member : List.of("created_at", "expires_at", "response_code")) {
            String value = standing.json().path(member).asText();
            if (!value.isEmpty()) drawn.add(value);
        }
        String receipt = answered.json().path("receipt_uri").asText();
        if (!receipt.isEmpty()) drawn.add(receipt);
        String[] words = drawn.toArray(String[]::new);
        Answer result = employer.post(
                "/verifier/v1/transactions/" + id + "/result",
                StrictJson.newObject().put("response_code", "C".repeat(43)));
        return new Told(
                Seen.of(standing, words),
                Seen.of(HOUSE.http().get(URI.create(page + "/state"), Map.of()), words),
                Seen.of(result, words),
                Seen.of(HOUSE.http().get(page, Map.of("Cookie", browser.cookies(page))), words),
                Seen.of(answered, words),
                end instanceof Page.Shown shown ? shown.document().text() : "left");
    }

    private static Answer nothing(Why why, PresentationRequest request) {
        if (why == Why.NO_RECORD || why == Why.PROTECTED) {
            HOUSE.register().says(PERSON, Says.REGISTERED);
            String code = HOUSE.offer(RefusingHouse.CERTIFICATE, PERSON).code();
            HOUSE.register().says(PERSON, why == Why.PROTECTED ? Says.PROTECTED : Says.NO_RECORD);
            assertThat(HOUSE.redeem(code).answer().isError("invalid_grant")).isTrue();
        }
        Map<String, String> form = new HashMap<>(sent(why));
        request.state().ifPresent(state -> form.put("state", state));
        return HOUSE.http()
                .postForm(request.responseUri(), form, Map.of("Accept", "application/json"))
                .expecting(200);
    }

    /// Some wallets say more than they must.
    private static Map<String, String> sent(Why why) {
        return switch (why) {
            case DECLINED, NO_RECORD -> Map.of("error", "access_denied");
            case NEVER_HAD_ONE -> Map.of("error", "access_denied", "error_description", "no matching credential");
            case CANNOT_SHOW_IT -> Map.of("error", "vp_formats_not_supported");
            case PROTECTED -> Map.of("error", "access_denied", "error_description", "the issuer refused");
        };
    }

    private ObjectNode started() {
        ObjectNode body = StrictJson.newObject()
                .put("purpose", "recruitment")
                .put("legal_basis", "legitimate_interest")
                .put("flow", "same_device");
        ObjectNode query = body.putObject("dcql_query").putArray("credentials").addObject();
        query.put("id", "certificate").put("format", "dc+sd-jwt");
        query.putObject("meta")
                .putArray("vct_values")
                .add(HOUSE.house().baseUrl() + RefusingHouse.AGENCY + "/types/registration-certificate/1");
        query.putArray("claims").addObject().putArray("path").add("registered");
        return employer.post("/verifier/v1/transactions", body).expecting(201).json();
    }
}
