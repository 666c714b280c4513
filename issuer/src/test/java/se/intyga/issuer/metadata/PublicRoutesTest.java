package se.intyga.issuer.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.statuslist.AllocateStatus;
import se.intyga.issuer.statuslist.AllocatedStatus;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.Door.Answer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicRoutesTest {
    private static final String METADATA = "/.well-known/openid-credential-issuer/issuers/" + Door.AGENCY;

    private Door door = new Door();

    @BeforeAll
    void start() {
        door.close();
        door = new Door();
    }

    @AfterAll
    void stop() {
        door.close();
    }

    private Answer get(String path, String... headers) {
        HttpRequest.Builder request = door.toPath(path).GET();
        return headers.length == 0 ? door.send(request) : door.send(request.headers(headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {METADATA, METADATA + "/"})
    void issuer_metadata_is_served_at_the_inserted_path_with_and_without_a_slash(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json("credential_issuer")).isEqualTo(Door.ISSUER);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void authorization_server_metadata_is_served_there_too(String slash) {
        Answer answer = get("/.well-known/oauth-authorization-server/issuers/" + Door.AGENCY + slash);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json("issuer")).isEqualTo(Door.ISSUER);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/jwt | application/jwt",
                "application/json | application/json",
                "application/jwt, application/json;q=0.5 | application/jwt",
                "application/json, application/jwt;q=0.5 | application/json",
                "*/* | application/json"
            })
    void accept_chooses_the_signed_form(String accept, String type) {
        Answer answer = get(METADATA, "Accept", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(answer.header("Vary")).contains("Accept");
    }

    @Test
    void the_language_that_is_asked_for_is_answered() {
        assertThat(get(METADATA, "Accept-Language", "sv").body())
                .contains("Inskrivningsintyg")
                .doesNotContain("\"en\"");
        assertThat(get(METADATA, "Accept-Language", "en").body()).doesNotContain("Inskrivningsintyg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/openid-credential-issuer/issuers/nobody",
                "/.well-known/openid-credential-issuer/issuers/arbetsformedlingen/more",
                "/.well-known/oauth-authorization-server/issuers/nobody",
                "/issuers/nobody/jwks",
                "/issuers/nobody/types/registration-certificate/1",
                "/issuers/arbetsformedlingen/types/registration-certificate/2",
                "/issuers/arbetsformedlingen/types/unknown/1",
                "/issuers/arbetsformedlingen/offers/unknown",
                "/issuers/arbetsformedlingen/status-lists/unknown"
            })
    void what_does_not_exist_is_not_found(String path) {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void keys_and_type_are_served() {
        assertThat(get("/issuers/arbetsformedlingen/jwks").body()).contains("\"keys\"", "\"x5c\"");
        Answer type = get("/issuers/arbetsformedlingen/types/registration-certificate/1");
        assertThat(type.json("vct")).isEqualTo(Door.ISSUER + "/types/registration-certificate/1");
        assertThat(type.header("Cache-Control")).contains("max-age");
    }

    @Test
    void a_status_list_is_published_for_everybody_and_without_history() {
        AllocatedStatus copy = door.bean(AllocateStatus.class)
                .allocate(new AgencyId(Door.AGENCY), 1)
                .getFirst();
        String path = URI.create(copy.uri().toString()).getPath();
        Answer answer = get(path, "Accept", "application/statuslist+jwt");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/statuslist+jwt");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(get(path).status()).isEqualTo(200);
        assertThat(get(path + "?time=1").status()).isEqualTo(501);
        Answer all = get("/issuers/arbetsformedlingen/status-lists");
        assertThat(StrictJson.object(all.body())
                        .orElseThrow()
                        .path("status_lists")
                        .toString())
                .contains(copy.uri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/issuer/v1/offers", "/issuer/v1/credential-searches", "/issuer/v1/credentials/x/status"})
    void the_agency_api_is_closed_to_strangers(String path) {
        HttpRequest.Builder request = door.toPath(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(door.send(request).status()).isEqualTo(401);
    }

    @Test
    void api_info_is_open() {
        Answer answer = get("/issuer/v1/api-info");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json("apiName")).isEqualTo("Intyga issuer");
    }
}
