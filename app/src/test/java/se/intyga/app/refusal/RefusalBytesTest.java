package se.intyga.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.app.refusal.ChangingRegister.Says;
import se.intyga.app.refusal.RefusingHouse.Offer;
import se.intyga.bench.http.Answer;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.HeldCredential;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.formats.json.StrictJson;

/// L6, UC8: "protected", "no such person" and "not offered" are the same bytes to the outside, wherever the outside can
/// ask: status, headers and body.
class RefusalBytesTest {
    private static final RefusingHouse HOUSE = RefusingHouse.running();
    private static final String PERSON = Persons.ALL.getLast();
    private static final Map<String, String> ACCEPTED = Map.of("Accept", "application/json, application/problem+json");

    /// Why a code is refused.
    enum Kind {
        NO_RECORD(Says.NO_RECORD),
        ENDED(Says.ENDED),
        PROTECTED(Says.PROTECTED),
        PROTECTED_AND_WAITING_ALREADY(Says.PROTECTED),
        SECRET(Says.SECRET),
        SECRECY_UNCLEAR(Says.SECRECY_UNCLEAR),
        NOT_OFFERED(Says.REGISTERED);

        private final Says said;

        Kind(Says said) {
            this.said = said;
        }
    }

    /// A refused code, and what is left of its offer.
    private record Refused(Seen token, Seen again, Seen reference, Offer offer) {}

    /// So that the agency has a status list.
    @BeforeAll
    static void somebody_has_a_certificate() {
        HOUSE.register().says(PERSON, Says.REGISTERED);
        Offer offer = HOUSE.offer(RefusingHouse.CERTIFICATE, PERSON);
        WalletConfig config = WalletConfig.demo(HOUSE.house().dataFolder().resolve("trust"));
        HeldCredential _ = new FetchCredential(HOUSE.http(), config, new SecureRandom(), Clock.systemUTC())
                .preAuthorized(
                        new CredentialOffer(
                                HOUSE.house().at(RefusingHouse.AGENCY),
                                RefusingHouse.CERTIFICATE,
                                Optional.empty(),
                                Optional.of(offer.code()),
                                false),
                        Optional.empty());
        assertThat(statusLists()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_code_is_refused_with_the_same_bytes_as_one_that_never_was(Kind kind) {
        Seen never = Seen.of(HOUSE.redeem("never-given-out").answer());
        assertThat(never.body()).contains("invalid_grant");

        Refused refused = refused(kind);

        assertThat(refused.token()).isEqualTo(never);
        assertThat(refused.again()).as("a second try").isEqualTo(never);
    }

    @ParameterizedTest
    @EnumSource
    void the_address_of_a_refused_offer_leads_to_what_one_that_never_was_leads_to(Kind kind) {
        String word = "A".repeat(43);
        URI nowhere = HOUSE.house().at(RefusingHouse.AGENCY + "/offers/" + word);
        Seen never = Seen.of(HOUSE.http().get(nowhere, Map.of()), word);
        assertThat(never.status()).isEqualTo(404);

        assertThat(refused(kind).reference()).isEqualTo(never);
    }

    /// Whoever is not the agency learns nothing by asking in its place, or by asking for an offer of its.
    @ParameterizedTest(name = "with {0}")
    @ValueSource(strings = {"no token", "a relying party's token", "a token for another scope"})
    void the_agencys_interface_tells_others_the_same_of_everybody(String credentials) {
        HOUSE.register().says(PERSON, Says.PROTECTED);
        List<Seen> asked = new ArrayList<>();
        for (String person : List.of(PERSON, Persons.ALL.getFirst(), "200001019999", "not a number")) {
            for (String type : List.of(RefusingHouse.CERTIFICATE, RefusingHouse.STOPPED, "no-such-certificate")) {
                asked.add(Seen.of(posted(credentials, type, person)));
            }
        }
        List<Seen> read = new ArrayList<>();
        for (Kind kind : List.of(Kind.PROTECTED, Kind.NO_RECORD)) {
            String id = refused(kind).offer().id();
            read.add(Seen.of(read(credentials, id), id));
        }
        String never = "B".repeat(43);
        read.add(Seen.of(read(credentials, never), never));

        assertThat(asked.getFirst().status()).isIn(401, 403);
        assertThat(asked).containsOnly(asked.getFirst());
        assertThat(read).containsOnly(read.getFirst());
    }

    /// A place in a status list would be seen by everybody.
    @ParameterizedTest
    @EnumSource
    void no_status_list_changes_and_no_place_is_taken(Kind kind) {
        List<String> before = statusLists();
        int places = places();

        refused(kind);

        assertThat(statusLists()).isEqualTo(before);
        assertThat(places()).isEqualTo(places);
    }

    /// The ledger's size is for everybody to read.
    @ParameterizedTest
    @EnumSource
    void the_published_ledger_grows_by_as_much(Kind kind) {
        Offer offer = offeredAndThenNot(kind);
        long before = ledgerSize();

        HOUSE.redeem(offer.code());

        assertThat(ledgerSize() - before).isEqualTo(3);
    }

    /// After a refusal there is no token, so the credential endpoint has one answer: to whoever has none.
    @Test
    void the_credential_endpoint_answers_whoever_has_no_token_the_same_about_every_type() {
        List<Seen> answers = new ArrayList<>();
        for (String type : List.of(RefusingHouse.CERTIFICATE, RefusingHouse.STOPPED, "no-such-certificate")) {
            answers.add(Seen.of(HOUSE.http()
                    .postJson(
                            HOUSE.house().at(RefusingHouse.AGENCY + "/credential"),
                            StrictJson.newObject().put("credential_configuration_id", type),
                            Map.of())));
        }

        assertThat(answers.getFirst().status()).isEqualTo(401);
        assertThat(answers).containsOnly(answers.getFirst());
    }

    private static Answer posted(String credentials, String type, String person) {
        JsonNode wanted = RefusingHouse.wanted(type, person);
        return caller(credentials)
                .map(caller -> caller.post("/issuer/v1/offers", wanted))
                .orElseGet(() -> HOUSE.http().postJson(HOUSE.house().at("/issuer/v1/offers"), wanted, ACCEPTED));
    }

    private static Answer read(String credentials, String id) {
        String path = "/issuer/v1/offers/" + id;
        return caller(credentials)
                .map(caller -> caller.get(path))
                .orElseGet(() -> HOUSE.http().get(HOUSE.house().at(path), ACCEPTED));
    }

    private static Optional<OrganisationClient> caller(String credentials) {
        return switch (credentials) {
            case "a relying party's token" -> Optional.of(HOUSE.client("demo-employer", "verifier:transactions"));
            case "a token for another scope" -> Optional.of(HOUSE.client("arbetsformedlingen", "issuer:cases:read"));
            default -> Optional.empty();
        };
    }

    /// What each published list says, without the times at which it says so.
    private static List<String> statusLists() {
        List<String> lists = new ArrayList<>();
        JsonNode addresses = HOUSE.http()
                .get(HOUSE.house().at(RefusingHouse.AGENCY + "/status-lists"), ACCEPTED)
                .expecting(200)
                .json()
                .path("status_lists");
        for (JsonNode address : addresses) {
            String token = HOUSE.http()
                    .get(URI.create(address.asText()), Map.of())
                    .expecting(200)
                    .body();
            byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            lists.add(
                    address.asText() + StrictJson.object(payload).orElseThrow().path("status_list"));
        }
        return lists;
    }

    private static int places() {
        return HOUSE.house()
                .context()
                .getBean(Jdbi.class)
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM issuer.status_entry")
                        .mapTo(Integer.class)
                        .one());
    }

    private static Refused refused(Kind kind) {
        Offer offer = offeredAndThenNot(kind);
        Seen token = Seen.of(HOUSE.redeem(offer.code()).answer());
        Seen again = Seen.of(HOUSE.redeem(offer.code()).answer());
        String reference = offer.reference().getPath().replaceAll(".*/", "");
        return new Refused(token, again, Seen.of(HOUSE.http().get(offer.reference(), Map.of()), reference), offer);
    }

    /// An offer that was good when it was made.
    private static Offer offeredAndThenNot(Kind kind) {
        if (kind == Kind.PROTECTED_AND_WAITING_ALREADY) {
            refused(Kind.PROTECTED);
        } else {
            HOUSE.nobodyWaits();
        }
        HOUSE.register().says(PERSON, Says.REGISTERED);
        Offer offer = kind == Kind.NOT_OFFERED ? HOUSE.stoppedOffer() : HOUSE.offer(RefusingHouse.CERTIFICATE, PERSON);
        HOUSE.register().says(PERSON, kind.said);
        return offer;
    }

    private static long ledgerSize() {
        String checkpoint = HOUSE.http()
                .get(HOUSE.house().at("/ledgers/issuers/arbetsformedlingen/checkpoint"), Map.of())
                .expecting(200)
                .body();
        return Long.parseLong(checkpoint.lines().toList().get(1));
    }
}
