package se.intyga.holder;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.HistoryFilter;
import se.intyga.consent.installation.HistoryQuery;
import se.intyga.consent.installation.Installation;
import se.intyga.consent.installation.Installations;
import se.intyga.consent.installation.OwnInstallation;
import se.intyga.consent.installation.SignHistoryQuery;
import se.intyga.consent.ledger.EventKind;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.holder.HolderHouse.Browser;
import se.intyga.pages.Text;

/// Two installations with a server and a database each, behind one view of a person's history (R9, L27).
class InstallationsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.fixed(HolderHouse.NOW, ZoneOffset.UTC);

    private static final WireMockServer FRONT = front();
    private static final OwnInstallation ASKER = HolderHouse.ownInstallation(URI.create("https://a.test"));
    private static final OwnInstallation STRANGER = HolderHouse.ownInstallation(URI.create("https://c.test"));
    private static final OwnInstallation ASKED =
            HolderHouse.ownInstallation(URI.create("https://localhost:" + FRONT.httpsPort()));
    private static final Installations FROM_ASKER =
            new Installations(ASKER, List.of(known(ASKED, "Försäkringskassan (prov)", false, true)));

    private static final HolderHouse HERE = new HolderHouse((byte) 1, FROM_ASKER);
    private static final HolderHouse THERE = new HolderHouse(
            (byte) 2,
            new Installations(
                    ASKED,
                    List.of(known(ASKER, "Mina sidor (prov)", true, false), known(STRANGER, "Tyst", false, true))));

    private final Browser anna = HERE.loggedIn(HolderHouse.ANNA);

    private static WireMockServer front() {
        WireMockServer front = new WireMockServer(
                WireMockConfiguration.options().dynamicHttpsPort().httpDisabled(true));
        front.start();
        return front;
    }

    private static Installation known(OwnInstallation other, String name, boolean mayAsk, boolean asked) {
        return new Installation(
                other.address(),
                new Text(name, name),
                other.signingKey().publicKey(),
                other.decryptionKey().publicJwk(),
                mayAsk,
                asked);
    }

    @BeforeEach
    void both_up_and_empty() {
        FRONT.resetAll();
        FRONT.stubFor(any(anyUrl())
                .willReturn(
                        aResponse().proxiedFrom(THERE.plainAddress().toString().replaceAll("/$", ""))));
        for (HolderHouse house : List.of(HERE, THERE)) {
            house.jdbi.useHandle(handle -> {
                handle.execute("DELETE FROM consent.person_entry");
                handle.execute("DELETE FROM consent.kept_receipt");
                handle.execute("DELETE FROM consent.noted_query");
            });
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException notJson) {
            throw new AssertionError(response.body(), notJson);
        }
    }

    private JsonNode history(String query) {
        return json(HERE.get(anna, "/holder/v1/history" + query));
    }

    @Test
    void with_both_up_one_view_shows_both_and_says_who_answered() {
        HERE.released(HolderHouse.ANNA, EventKind.ISSUED);
        THERE.releasedAt(HolderHouse.NOW.plusSeconds(5), HolderHouse.ANNA, EventKind.READ_BY_STAFF);
        THERE.released(HolderHouse.BO, EventKind.STATUS_CHANGED);
        JsonNode view = history("");
        assertThat(view.path("partial").asBoolean(true)).isFalse();
        assertThat(view.path("unanswered")).isEmpty();
        assertThat(view.path("entries").findValuesAsText("event")).containsExactly("READ_BY_STAFF", "ISSUED");
        assertThat(view.path("entries").path(0).path("installation").asText()).isEqualTo(ASKED.id());
        assertThat(view.path("entries").path(1).has("installation")).isFalse();
        assertThat(Jsoup.parse(HERE.get(anna, "/holder/history?event=ISSUED&event=READ_BY_STAFF")
                                .body())
                        .select("article"))
                .hasSize(2);
    }

    @Test
    void with_one_down_the_answer_is_partial_and_names_who_did_not_answer() {
        HERE.released(HolderHouse.ANNA, EventKind.ISSUED);
        FRONT.resetAll();
        FRONT.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        JsonNode view = history("");
        assertThat(view.path("partial").asBoolean()).isTrue();
        assertThat(view.path("unanswered").findValuesAsText("sv")).containsExactly("Försäkringskassan (prov)");
        assertThat(view.path("entries")).hasSize(1);
        String page = HERE.get(anna, "/holder/history?lang=sv").body();
        assertThat(page).contains("Svaret är inte fullständigt").contains("Försäkringskassan (prov)");
        FRONT.resetAll();
        FRONT.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withFixedDelay(4000)));
        assertThat(history("").path("partial").asBoolean()).as("too late").isTrue();
    }

    @Test
    void an_answer_that_is_none_is_silence_and_never_quietly_less() {
        for (String nonsense : List.of(
                "",
                "{}",
                "{\"entries\":[],\"more\":1}",
                "{\"entries\":[{}],\"more\":false}",
                "{\"entries\":[{\"event\":\"ISSUED\",\"origin\":\"RECEIPT\"}],\"more\":false}")) {
            FRONT.resetAll();
            FRONT.stubFor(any(anyUrl())
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "application/json")
                            .withBody(nonsense)));
            assertThat(history("").path("partial").asBoolean()).as(nonsense).isTrue();
        }
    }

    @Test
    void pages_go_through_both_without_gaps_and_without_repeating() {
        List<String> expected = new ArrayList<>();
        for (int i = 9; i >= 0; i--) {
            HolderHouse house = i % 3 == 0 ? HERE : THERE;
            house.releasedAt(HolderHouse.NOW.minusSeconds(60L * i), HolderHouse.ANNA, EventKind.STATUS_CHANGED);
            expected.addFirst(HolderHouse.NOW.minusSeconds(60L * i).toString());
        }
        List<String> seen = new ArrayList<>();
        String query = "?event=STATUS_CHANGED&limit=3";
        for (int pages = 0; !query.isEmpty(); pages++) {
            assertThat(pages).as("the pages come to an end").isLessThan(6);
            JsonNode view = history(query);
            seen.addAll(view.path("entries").findValuesAsText("at"));
            query = StreamSupport.stream(view.path("_links").spliterator(), false)
                    .filter(link -> link.path("rel").asText().equals("next"))
                    .map(link -> link.path("href").asText().replaceAll("^[^?]*", ""))
                    .findFirst()
                    .orElse("");
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void the_person_reads_at_the_asked_one_that_she_was_asked_about_once_a_day() {
        THERE.released(HolderHouse.ANNA, EventKind.ISSUED);
        history("");
        history("");
        Browser there = THERE.loggedIn(HolderHouse.ANNA);
        JsonNode entries =
                json(THERE.get(there, "/holder/v1/history?event=HISTORY_ASKED")).path("entries");
        assertThat(entries).hasSize(1);
        assertThat(entries.path(0).path("recipient").path("id").asText()).isEqualTo(ASKER.id());
        assertThat(entries.path(0).path("controller").path("id").asText()).isEqualTo("arbetsformedlingen");
        assertThat(THERE.get(there, "/holder/history?lang=sv").body()).contains("frågade Arbetsförmedlingen (demo)");
    }

    @Test
    void what_a_person_keeps_herself_is_no_answer_to_another_installation() {
        Browser there = THERE.loggedIn(HolderHouse.ANNA);
        assertThat(THERE.post(there, "/holder/v1/receipts", "application/jwt", THERE.receipt())
                        .statusCode())
                .isEqualTo(201);
        assertThat(history("").path("entries")).isEmpty();
    }

    @Test
    void nobody_but_the_person_causes_a_query() {
        HERE.get(Browser.WITHOUT_SESSION, "/holder/v1/history");
        HERE.get(Browser.WITHOUT_SESSION, "/holder/history");
        assertThat(FRONT.getAllServeEvents()).isEmpty();
        history("");
        assertThat(FRONT.getAllServeEvents()).hasSize(1);
        String sent = FRONT.getAllServeEvents().getFirst().getRequest().getBodyAsString();
        ObjectNode claims = PresentedJws.parse(sent).orElseThrow().unverifiedClaims();
        assertThat(claims.toString()).doesNotContain(HolderHouse.ANNA.digits()).doesNotContain("7705232382");
    }

    @Test
    void a_query_is_answered_once_and_no_corruption_of_it_ever() {
        THERE.released(HolderHouse.ANNA, EventKind.ISSUED);
        HistoryQuery query = new HistoryQuery(HolderHouse.ANNA.digits(), HistoryFilter.ALL, Optional.empty(), 10);
        SignHistoryQuery sign = new SignHistoryQuery(FROM_ASKER, CLOCK, RANDOM);
        Installation asked = FROM_ASKER.others().getFirst();
        String whole = sign.sign(query, asked);
        ObjectNode other =
                PresentedJws.parse(sign.sign(query, asked)).orElseThrow().unverifiedClaims();

        Map<String, String> corruptions = new LinkedHashMap<>();
        corruptions.put("no token", "x");
        corruptions.put("wrong key", changed(whole, STRANGER, claims -> claims));
        corruptions.put("unknown asker", changed(whole, ASKER, claims -> claims.put("iss", "https://d.test")));
        corruptions.put("one who may not ask", changed(whole, STRANGER, claims -> claims.put("iss", STRANGER.id())));
        corruptions.put("other audience", changed(whole, ASKER, claims -> claims.put("aud", "https://other.test")));
        corruptions.put("no jti", changed(whole, ASKER, claims -> without(claims, "jti")));
        corruptions.put("no expiry", changed(whole, ASKER, claims -> without(claims, "exp")));
        corruptions.put("lives too long", changed(whole, ASKER, claims -> claims.put("exp", now() + 3600)));
        corruptions.put("expired", later(query, asked, Duration.ofMinutes(-5)));
        corruptions.put("not yet", later(query, asked, Duration.ofMinutes(5)));
        corruptions.put(
                "the person of another query",
                changed(
                        whole,
                        ASKER,
                        claims -> claims.put("person", other.path("person").asText())));
        corruptions.put("no person", changed(whole, ASKER, claims -> without(claims, "person")));
        corruptions.put(
                "another type", JwsDraft.of("JWT", claims(whole)).withKid().sign(ASKER.signingKey()));
        corruptions.put("no query", changed(whole, ASKER, claims -> without(claims, "query")));

        List<String> answered = new ArrayList<>();
        corruptions.forEach((what, token) -> {
            HttpResponse<String> response = ask(token);
            if (response.statusCode() != 403 || response.body().contains("ISSUED")) {
                answered.add(what + " " + response.statusCode());
            }
        });
        assertThat(answered).isEmpty();
        assertThat(json(ask(whole)).path("entries").findValuesAsText("event")).containsExactly("ISSUED");
        HttpResponse<String> again = ask(whole);
        assertThat(again.statusCode()).as("replayed").isEqualTo(403);
        assertThat(json(again).path("code").asText()).isEqualTo("QUERY_REFUSED");
    }

    @Test
    void an_installation_tells_its_address_and_public_keys() {
        JsonNode own = json(THERE.get(Browser.WITHOUT_SESSION, "/consent/v1/installation"));
        assertThat(own.path("address").asText()).isEqualTo(ASKED.id());
        assertThat(own.toString()).doesNotContain("\"d\"");
        assertThat(own.path("encryption_key").path("kid").asText()).isEqualTo("enc");
    }

    private static HttpResponse<String> ask(String token) {
        return THERE.post(Browser.WITHOUT_SESSION, "/consent/v1/history-queries", "application/jwt", token);
    }

    private static long now() {
        return HolderHouse.NOW.getEpochSecond();
    }

    private static String later(HistoryQuery query, Installation asked, Duration by) {
        return new SignHistoryQuery(FROM_ASKER, Clock.offset(CLOCK, by), RANDOM).sign(query, asked);
    }

    private static ObjectNode claims(String token) {
        return PresentedJws.parse(token).orElseThrow().unverifiedClaims().deepCopy();
    }

    private static String changed(String token, OwnInstallation signer, UnaryOperator<ObjectNode> change) {
        return JwsDraft.of("intyga-history-query+jwt", change.apply(claims(token)))
                .withKid()
                .sign(signer.signingKey());
    }

    private static ObjectNode without(ObjectNode claims, String member) {
        claims.remove(member);
        return claims;
    }
}
