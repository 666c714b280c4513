package se.intyga.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.app.datafolder.KeyFolder;
import se.intyga.app.journeys.HouseUnderTest;

class TokenEndpointTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final String CLIENT = "demo-employer";
    private static final ECKey KEY = KeyFolder.readEcKey(HOUSE.dataFolder().resolve("clients/demo-employer.jwk"));

    private static JWTClaimsSet.Builder goodClaims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(CLIENT)
                .subject(CLIENT)
                .audience(HOUSE.baseUrl().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString());
    }

    private static JWSHeader.Builder goodHeader() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID());
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return jwt.serialize();
    }

    private static String good() {
        return signed(goodHeader().build(), goodClaims().build(), KEY);
    }

    private static Map<String, String> goodForm(String assertion) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return form;
    }

    private static HttpResponse<String> post(Map<String, String> form) {
        return HOUSE.post(
                "/oauth/token",
                form.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static Map<String, Object> json(HttpResponse<String> response) {
        try {
            return JSONObjectUtils.parse(response.body());
        } catch (ParseException noJson) {
            throw new IllegalStateException(response.body(), noJson);
        }
    }

    @Test
    void gives_a_token_for_one_door_that_the_published_key_verifies() throws Exception {
        HttpResponse<String> response = post(goodForm(good()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(response)).containsEntry("token_type", "Bearer").containsEntry("expires_in", 300L);
        SignedJWT token = SignedJWT.parse(JSONObjectUtils.getString(json(response), "access_token"));
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getJWTClaimsSet().getAudience())
                .containsExactly(HOUSE.at("/verifier").toString());
        assertThat(token.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("verifier:transactions");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(CLIENT);
        ECKey published = com.nimbusds.jose.jwk.JWKSet.parse(
                        HOUSE.get("/oauth/jwks").body())
                .getKeys()
                .getFirst()
                .toECKey();
        assertThat(published.isPrivate()).isFalse();
        assertThat(token.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(published)))
                .isTrue();
    }

    @Test
    void takes_the_token_endpoint_as_audience_too() {
        assertThat(post(goodForm(signed(
                                goodHeader().build(),
                                goodClaims()
                                        .audience(HOUSE.at("/oauth/token").toString())
                                        .build(),
                                KEY)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_assertion_is_good_once() {
        String assertion = good();
        assertThat(post(goodForm(assertion)).statusCode()).isEqualTo(200);
        HttpResponse<String> again = post(goodForm(assertion));
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(json(again)).containsEntry("error", "invalid_client");
    }

    record Corruption(String name, String assertion) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Corruption> corruptions() throws JOSEException {
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID(KEY.getKeyID()).generate();
        Instant now = Instant.now();
        String good = good();
        String[] parts = good.split("\\.", -1);
        SignedJWT hmac =
                new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), goodClaims().build());
        hmac.sign(new MACSigner(KEY.toECPublicKey().getEncoded()));
        return Stream.of(
                new Corruption(
                        "another key", signed(goodHeader().build(), goodClaims().build(), other)),
                new Corruption("no signature", parts[0] + "." + parts[1] + "."),
                new Corruption("alg none", new PlainJWT(goodClaims().build()).serialize()),
                new Corruption("an HMAC with the public key", hmac.serialize()),
                new Corruption("not a JWT", "x"),
                new Corruption("two parts", parts[0] + "." + parts[1]),
                new Corruption("far too long", good + "A".repeat(5_000)),
                changed("an unknown client", claims -> claims.issuer("nobody").subject("nobody")),
                changed(
                        "another client's name",
                        claims -> claims.issuer("demo-fund").subject("demo-fund")),
                changed("issuer and subject differ", claims -> claims.issuer("demo-fund")),
                changed("no issuer", claims -> claims.issuer(null)),
                changed("no subject", claims -> claims.subject(null)),
                changed("no audience", claims -> claims.audience((String) null)),
                changed("another audience", claims -> claims.audience("https://example.com")),
                changed(
                        "two audiences",
                        claims -> claims.audience(List.of(HOUSE.baseUrl().toString(), "https://example.com"))),
                changed("no expiry", claims -> claims.expirationTime(null)),
                changed("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(1)))),
                changed("a long life", claims -> claims.expirationTime(Date.from(now.plusSeconds(3_600)))),
                changed("issued in the future", claims -> claims.issueTime(Date.from(now.plusSeconds(120)))),
                changed("not good yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120)))),
                changed("no jti", claims -> claims.jwtID(null)),
                changed("a blank jti", claims -> claims.jwtID(" ")),
                new Corruption(
                        "an unknown kid",
                        signed(goodHeader().keyID("other").build(), goodClaims().build(), KEY)),
                new Corruption(
                        "an access token's claims and type by the wrong key",
                        signed(
                                goodHeader().type(new JOSEObjectType("at+jwt")).build(),
                                goodClaims().build(),
                                other)));
    }

    private static Corruption changed(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Corruption(
                name, signed(goodHeader().build(), change.apply(goodClaims()).build(), KEY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corruptions")
    void refuses_every_corrupted_assertion_the_same_way(Corruption corruption) {
        HttpResponse<String> response = post(goodForm(corruption.assertion()));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response))
                .containsEntry("error", "invalid_client")
                .containsOnlyKeys("error", "error_description");
    }

    @ParameterizedTest(name = "{0} = {1}: {3}")
    @CsvSource({
        "grant_type, '', 400, invalid_request",
        "grant_type, authorization_code, 400, unsupported_grant_type",
        "grant_type, password, 400, unsupported_grant_type",
        "client_assertion_type, '', 401, invalid_client",
        "client_assertion_type, urn:other, 401, invalid_client",
        "client_assertion, '', 401, invalid_client",
        "client_id, demo-fund, 401, invalid_client",
        "scope, issuer:offers, 400, invalid_scope",
        "scope, verifier:transactions issuer:offers, 400, invalid_scope",
        "scope, openid, 400, invalid_scope",
        "resource, https://example.com, 400, invalid_target"
    })
    void answers_a_wrong_parameter_with_its_own_error(String name, String value, int status, String error) {
        Map<String, String> form = goodForm(good());
        form.put(name, value);
        HttpResponse<String> response = post(form);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response)).containsEntry("error", error);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void refuses_a_parameter_sent_twice_and_what_is_no_form() {
        String twice = "grant_type=client_credentials&grant_type=client_credentials";
        assertThat(HOUSE.post("/oauth/token", twice, "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(400);
        assertThat(HOUSE.post("/oauth/token", "%zz=1", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(400);
        assertThat(HOUSE.post("/oauth/token", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(415);
        assertThat(HOUSE.get("/oauth/token").statusCode()).isEqualTo(405);
        assertThat(HOUSE.post(
                                "/oauth/token",
                                "a=" + "b".repeat(70_000),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_token_opens_its_own_door_only() {
        String employer = HOUSE.token(CLIENT);
        String agency = HOUSE.token("arbetsformedlingen");
        assertThat(call("/verifier/v1/transactions/none", "Bearer " + employer)).isNotIn(401, 403);
        assertThat(call("/issuer/v1/offers/none", "Bearer " + agency)).isNotIn(401, 403);
        assertThat(call("/verifier/v1/transactions/none", "Bearer " + agency)).isEqualTo(401);
        assertThat(call("/issuer/v1/offers/none", "Bearer " + employer)).isEqualTo(401);
    }

    @Test
    void a_token_without_the_scope_is_forbidden() {
        String statusOnly = signedToken(claims -> claims.claim("scope", "issuer:status"));
        assertThat(call("/issuer/v1/offers/none", "Bearer " + statusOnly)).isEqualTo(403);
    }

    static Stream<Corruption> badTokens() {
        return Stream.of(
                new Corruption("none", ""),
                new Corruption(
                        "an unsigned one that brings its own roles",
                        new PlainJWT(tokenClaims()
                                        .claim("roles", List.of("issuer:offers", "issuer:status"))
                                        .build())
                                .serialize()),
                new Corruption(
                        "one of another key",
                        signed(tokenHeader().build(), tokenClaims().build(), KEY)),
                new Corruption("an assertion of ours", good()),
                new Corruption(
                        "another type",
                        signed(
                                tokenHeader().type(JOSEObjectType.JWT).build(),
                                tokenClaims().build(),
                                signingKey())),
                new Corruption(
                        "expired",
                        signedToken(claims ->
                                claims.expirationTime(Date.from(Instant.now().minusSeconds(1))))),
                new Corruption("no expiry", signedToken(claims -> claims.expirationTime(null))),
                new Corruption("another issuer", signedToken(claims -> claims.issuer("https://example.com"))),
                new Corruption(
                        "another door",
                        signedToken(
                                claims -> claims.audience(HOUSE.at("/verifier").toString()))),
                new Corruption(
                        "both doors",
                        signedToken(claims -> claims.audience(List.of(
                                HOUSE.at("/verifier").toString(),
                                HOUSE.at("/issuer").toString())))),
                new Corruption("no subject", signedToken(claims -> claims.subject(null))),
                new Corruption("no scope", signedToken(claims -> claims.claim("scope", null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refuses_every_bad_token_and_says_where_to_get_one(Corruption token) {
        HttpResponse<String> response = token.assertion().isEmpty()
                ? HOUSE.get("/issuer/v1/offers/none")
                : HOUSE.get("/issuer/v1/offers/none", "Authorization", "Bearer " + token.assertion());
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("resource_metadata=\"" + HOUSE.at("/.well-known/oauth-protected-resource/issuer") + "\"");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response)).containsEntry("code", "UNAUTHORIZED");
    }

    @Test
    void a_token_in_the_address_is_no_token() {
        String agency = HOUSE.token("arbetsformedlingen");
        assertThat(HOUSE.get("/issuer/v1/offers/none?access_token=" + agency).statusCode())
                .isEqualTo(401);
    }

    private static ECKey signingKey() {
        return KeyFolder.readEcKey(HOUSE.dataFolder().resolve("keys/access-tokens.jwk"));
    }

    private static JWSHeader.Builder tokenHeader() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(signingKey().getKeyID());
    }

    private static JWTClaimsSet.Builder tokenClaims() {
        return new JWTClaimsSet.Builder()
                .issuer(HOUSE.baseUrl().toString())
                .subject("arbetsformedlingen")
                .audience(HOUSE.at("/issuer").toString())
                .claim("scope", "issuer:offers issuer:status")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String signedToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(tokenHeader().build(), change.apply(tokenClaims()).build(), signingKey());
    }

    private static int call(String path, String authorization) {
        return HOUSE.send(HttpRequest.newBuilder(HOUSE.at(path)).GET(), "Authorization", authorization)
                .statusCode();
    }
}
