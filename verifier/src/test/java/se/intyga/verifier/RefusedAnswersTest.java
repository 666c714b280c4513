package se.intyga.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.intyga.verifier.SpoiledAnswers.HOUSE;
import static se.intyga.verifier.SpoiledAnswers.WALLET;
import static se.intyga.verifier.SpoiledAnswers.bound;
import static se.intyga.verifier.SpoiledAnswers.flipped;
import static se.intyga.verifier.SpoiledAnswers.headerChanged;
import static se.intyga.verifier.SpoiledAnswers.issued;
import static se.intyga.verifier.SpoiledAnswers.payload;
import static se.intyga.verifier.SpoiledAnswers.payloadChanged;
import static se.intyga.verifier.SpoiledAnswers.rebuilt;
import static se.intyga.verifier.SpoiledAnswers.reheaded;
import static se.intyga.verifier.SpoiledAnswers.sealed;
import static se.intyga.verifier.SpoiledAnswers.shown;
import static se.intyga.verifier.SpoiledAnswers.spoiled;
import static se.intyga.verifier.SpoiledAnswers.status;
import static se.intyga.verifier.SpoiledAnswers.tampered;
import static se.intyga.verifier.SpoiledAnswers.text;
import static se.intyga.verifier.SpoiledAnswers.token;
import static se.intyga.verifier.SpoiledAnswers.withClaims;
import static se.intyga.verifier.SpoiledAnswers.without;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.ContentEncryption;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.formats.jose.EncryptJwe;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.formats.sdjwt.SdJwtVcTemplate;
import se.intyga.trustlists.status.StatusAnswer;
import se.intyga.trustlists.status.StatusProblem;
import se.intyga.verifier.SpoiledAnswers.Corruption;
import se.intyga.verifier.SpoiledAnswers.Noise;
import se.intyga.verifier.verdict.VerdictCode;

/// Every way to spoil one right answer: each has a name, is refused, and with the right code.
class RefusedAnswersTest {
    static Stream<Corruption> presentations() {
        return Stream.of(
                spoiled("no_disclosures_at_all", VerdictCode.CLAIM_MISSING, shown(List.of())),
                spoiled("a_claim_is_missing", VerdictCode.CLAIM_MISSING, shown(List.of(ClaimPath.of("registered")))),
                spoiled(
                        "more_than_asked_for",
                        VerdictCode.CLAIM_NOT_ASKED_FOR,
                        shown(List.of(
                                ClaimPath.of("registered"),
                                ClaimPath.of("registration_date"),
                                ClaimPath.of("eligible_for_placement")))),
                spoiled(
                        "an_array_element_that_nobody_asked_for",
                        VerdictCode.CLAIM_NOT_ASKED_FOR,
                        shown(List.of(
                                ClaimPath.of("registered"),
                                ClaimPath.of("registration_date"),
                                ClaimPath.of("preferred_municipalities")))),
                issued("a_value_that_was_not_asked_for", VerdictCode.CLAIM_VALUE_DIFFERS, template -> {
                    ObjectNode claims = TestWallet.claims().put("registered", false);
                    return withClaims(template, claims);
                }),
                issued(
                        "a_value_of_another_kind",
                        VerdictCode.CLAIM_VALUE_DIFFERS,
                        template -> withClaims(template, TestWallet.claims().put("registered", "true"))),
                issued(
                        "another_type",
                        VerdictCode.WRONG_TYPE,
                        template -> rebuilt(VerifierHouse.VCT + "0", template.issuedAt(), template.expiresAt())),
                issued(
                        "expired",
                        VerdictCode.EXPIRED,
                        template -> rebuilt(
                                template.vct(),
                                template.issuedAt(),
                                HOUSE.clock().instant().minusSeconds(120))),
                issued(
                        "issued_in_the_future",
                        VerdictCode.NOT_YET_VALID,
                        template -> rebuilt(
                                template.vct(), HOUSE.clock().instant().plusSeconds(3600), template.expiresAt())),
                issued(
                        "not_valid_yet",
                        VerdictCode.NOT_YET_VALID,
                        template -> template.validFrom(HOUSE.clock().instant().plusSeconds(3600))),
                issued(
                        "without_any_status",
                        VerdictCode.NO_STATUS,
                        template -> SdJwtVcTemplate.of(
                                        template.vct(), TestWallet.claims(), template.issuedAt(), template.expiresAt())
                                .boundTo(WALLET.key().publicKey())),
                issued(
                        "bound_to_nobody",
                        VerdictCode.HOLDER_BINDING_MISSING,
                        template -> SdJwtVcTemplate.of(
                                        template.vct(), TestWallet.claims(), template.issuedAt(), template.expiresAt())
                                .withStatus(TestWallet.status(TestWallet.STATUS_INDEX))),
                issued(
                        "bound_to_another_holder",
                        VerdictCode.HOLDER_BINDING_INVALID,
                        template -> template.boundTo(
                                SoftwareSigningKey.generate(new SecureRandom()).publicKey())),
                status("revoked", VerdictCode.REVOKED, 11, at -> new StatusAnswer.Invalid(at, Optional.of(at))),
                status("suspended", VerdictCode.SUSPENDED, 12, at -> new StatusAnswer.Suspended(at, Optional.of(at))),
                status(
                        "status_list_unavailable",
                        VerdictCode.STATUS_UNKNOWN,
                        13,
                        at -> new StatusAnswer.Unknown(
                                StatusProblem.LIST_UNAVAILABLE, "It could not be fetched.", at, Optional.empty())),
                status(
                        "status_list_too_old",
                        VerdictCode.STATUS_LIST_OLD,
                        14,
                        at -> new StatusAnswer.Valid(at, Optional.of(at.minus(Duration.ofDays(3))))),
                new Corruption(
                        "untrusted_issuer",
                        VerdictCode.NOT_TRUSTED,
                        request -> sealed(
                                request,
                                WALLET.present(
                                        TestWallet.issue(WALLET.template(), TestKeys.certified("Somebody")),
                                        TestWallet.ASKED,
                                        request))),
                new Corruption(
                        "issuer_without_certificate",
                        VerdictCode.ISSUER_KEY_MISSING,
                        request -> sealed(
                                request,
                                WALLET.present(
                                        TestWallet.issue(
                                                WALLET.template(), SoftwareSigningKey.generate(new SecureRandom())),
                                        TestWallet.ASKED,
                                        request))),
                bound(
                        "wrong_nonce",
                        VerdictCode.WRONG_NONCE,
                        (request, at) ->
                                WALLET.present(WALLET.credential(), TestWallet.ASKED, request.clientId(), "other", at)),
                bound(
                        "wrong_audience",
                        VerdictCode.WRONG_AUDIENCE,
                        (request, at) -> WALLET.present(
                                WALLET.credential(), TestWallet.ASKED, "x509_hash:other", request.nonce(), at)),
                bound(
                        "audience_without_its_prefix",
                        VerdictCode.WRONG_AUDIENCE,
                        (request, at) -> WALLET.present(
                                WALLET.credential(),
                                TestWallet.ASKED,
                                request.clientId().substring("x509_hash:".length()),
                                request.nonce(),
                                at)),
                bound(
                        "holder_signed_a_year_ago",
                        VerdictCode.HOLDER_BINDING_TOO_OLD,
                        (request, at) -> WALLET.present(
                                WALLET.credential(),
                                TestWallet.ASKED,
                                request.clientId(),
                                request.nonce(),
                                at.minus(Duration.ofDays(365)))),
                bound(
                        "holder_signs_in_a_year",
                        VerdictCode.HOLDER_BINDING_TOO_OLD,
                        (request, at) -> WALLET.present(
                                WALLET.credential(),
                                TestWallet.ASKED,
                                request.clientId(),
                                request.nonce(),
                                at.plus(Duration.ofDays(365)))),
                text("no_key_binding", VerdictCode.HOLDER_BINDING_MISSING, p -> p.substring(0, p.lastIndexOf('~') + 1)),
                text("a_disclosure_taken_out_after_signing", VerdictCode.HOLDER_BINDING_INVALID, p -> without(p, 1)),
                text("a_disclosure_repeated", VerdictCode.DISCLOSURES_INVALID, p -> {
                    List<String> parts = new ArrayList<>(Arrays.asList(p.split("~")));
                    parts.add(1, parts.get(1));
                    return String.join("~", parts);
                }),
                text("a_disclosure_of_somebody_else", VerdictCode.DISCLOSURES_INVALID, p -> {
                    List<String> parts = new ArrayList<>(Arrays.asList(p.split("~")));
                    parts.add(1, Base64Url.encode("[\"c2FsdHNhbHRzYWx0c2FsdA\",\"registered\",true]"));
                    return String.join("~", parts);
                }),
                text("a_disclosed_value_changed", VerdictCode.DISCLOSURES_INVALID, p -> {
                    List<String> parts = new ArrayList<>(Arrays.asList(p.split("~")));
                    String plain = new String(Base64Url.decode(parts.get(1)).orElseThrow(), UTF_8);
                    parts.set(
                            1,
                            Base64Url.encode(
                                    plain.replace("2026-03-02", "2020-01-01").replace("true", "1")));
                    return String.join("~", parts);
                }),
                text("issuer_signature_changed", VerdictCode.SIGNATURE_INVALID, p -> tampered(p, 0)),
                text(
                        "holder_signature_changed",
                        VerdictCode.HOLDER_BINDING_INVALID,
                        p -> tampered(p, p.split("~").length - 1)),
                text(
                        "issuer_payload_changed",
                        VerdictCode.SIGNATURE_INVALID,
                        p -> payloadChanged(p, claims -> claims.put("exp", 4_000_000_000L))),
                text("algorithm_none", VerdictCode.SIGNATURE_INVALID, p -> headerChanged(p, h -> h.put("alg", "none"))),
                text(
                        "algorithm_hmac",
                        VerdictCode.SIGNATURE_INVALID,
                        p -> headerChanged(p, h -> h.put("alg", "HS256"))),
                text(
                        "another_token_type",
                        VerdictCode.WRONG_FORMAT,
                        p -> headerChanged(p, h -> h.put("typ", "vc+sd-jwt"))),
                text(
                        "a_critical_extension",
                        VerdictCode.SIGNATURE_INVALID,
                        p -> headerChanged(p, h -> {
                            h.putArray("crit").add("x");
                            return h;
                        })),
                text(
                        "certificates_taken_out",
                        VerdictCode.ISSUER_KEY_MISSING,
                        p -> headerChanged(p, h -> {
                            h.remove("x5c");
                            return h;
                        })),
                text(
                        "certificates_of_somebody_else",
                        VerdictCode.SIGNATURE_INVALID,
                        p -> headerChanged(p, h -> {
                            h.set(
                                    "x5c",
                                    TestKeys.certified("Else")
                                            .certificateChain()
                                            .orElseThrow()
                                            .toX5c());
                            return h;
                        })),
                text("not_an_sd_jwt", VerdictCode.MALFORMED, _ -> "hello"),
                text("empty", VerdictCode.MALFORMED, _ -> ""),
                token("an_unknown_query_id", VerdictCode.CREDENTIAL_NOT_ASKED_FOR, p -> {
                    ObjectNode token = TestWallet.vpToken(p);
                    token.putArray("other").add(p);
                    return token;
                }),
                token("two_presentations_for_one", VerdictCode.MALFORMED, p -> {
                    ObjectNode token = TestWallet.vpToken(p);
                    token.withArray("certificate").add(p);
                    return token;
                }),
                token(
                        "no_array",
                        VerdictCode.MALFORMED,
                        p -> StrictJson.newObject().put("certificate", p)),
                token("an_empty_array", VerdictCode.MALFORMED, _ -> {
                    ObjectNode token = StrictJson.newObject();
                    token.putArray("certificate");
                    return token;
                }),
                token("a_number_for_a_presentation", VerdictCode.MALFORMED, _ -> {
                    ObjectNode token = StrictJson.newObject();
                    token.putArray("certificate").add(7);
                    return token;
                }),
                token("an_empty_token", VerdictCode.MALFORMED, _ -> StrictJson.newObject()));
    }

    static Stream<Noise> noise() {
        return Stream.of(
                new Noise("not_encrypted", _ -> "eyJhbGciOiJub25lIn0.e30."),
                new Noise("to_the_key_of_another_transaction", request -> {
                    TestWallet.Request other = Flow.start(HOUSE).request();
                    return EncryptJwe.encrypt(
                                    StrictJson.write(payload(request)).getBytes(UTF_8),
                                    other.encryptionKey(),
                                    ContentEncryption.A256GCM)
                            .orElseThrow();
                }),
                new Noise("to_another_key_under_our_name", request -> {
                    String kid = request.encryptionKey().path("kid").asText();
                    ObjectNode stranger =
                            DecryptionKey.generate(kid, new SecureRandom()).publicJwk();
                    return EncryptJwe.encrypt(
                                    StrictJson.write(payload(request)).getBytes(UTF_8),
                                    stranger,
                                    ContentEncryption.A128GCM)
                            .orElseThrow();
                }),
                new Noise("cipher_text_changed", request -> {
                    String jwe = WALLET.answer(request);
                    return flipped(jwe, jwe.lastIndexOf('.') - 10);
                }),
                new Noise("algorithm_changed", request -> reheaded(request, h -> h.put("alg", "dir"))),
                new Noise("encryption_not_offered", request -> reheaded(request, h -> h.put("enc", "A192GCM"))),
                new Noise("compressed", request -> reheaded(request, h -> h.put("zip", "DEF"))),
                new Noise(
                        "state_of_another_request",
                        request -> TestWallet.encrypt(request, payload(request).put("state", "B".repeat(43)))),
                new Noise("without_vp_token", request -> {
                    ObjectNode payload = payload(request);
                    payload.remove("vp_token");
                    return TestWallet.encrypt(request, payload);
                }),
                new Noise(
                        "vp_token_as_text",
                        request -> TestWallet.encrypt(request, payload(request).put("vp_token", "x"))),
                new Noise(
                        "plaintext_is_no_object",
                        request -> EncryptJwe.encrypt(
                                        "[1]".getBytes(UTF_8), request.encryptionKey(), ContentEncryption.A256GCM)
                                .orElseThrow()),
                new Noise(
                        "plaintext_with_repeated_members",
                        request -> EncryptJwe.encrypt(
                                        "{\"vp_token\":{},\"vp_token\":{}}".getBytes(UTF_8),
                                        request.encryptionKey(),
                                        ContentEncryption.A256GCM)
                                .orElseThrow()));
    }

    @ParameterizedTest(name = "refuses: {0}")
    @MethodSource("presentations")
    void refuses_every_corruption_with_its_code(Corruption corruption) {
        Flow flow = Flow.start(HOUSE);

        HttpResponse<String> answer = flow.respond(corruption.spoil().answer(flow.request()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Flow.json(answer).path("error").asText()).isEqualTo("invalid_request");
        JsonNode state = flow.state();
        assertThat(state.path("state").asText()).isEqualTo("rejected");
        assertThat(state.path("verdict_code").asText())
                .isEqualTo(corruption.code().name());
        assertThat(state.has("response_code")).isFalse();
        assertThat(state.toString() + answer.body()).doesNotContain("2026-03-02");
    }

    @ParameterizedTest(name = "reads nothing: {0}")
    @MethodSource("noise")
    void what_cannot_be_opened_leaves_the_transaction_open(Noise noise) {
        Flow flow = Flow.start(HOUSE);
        TestWallet.Request request = flow.request();

        assertThat(flow.respond(noise.spoil().answer(request)).statusCode()).isEqualTo(400);

        assertThat(flow.state().path("state").asText()).isEqualTo("retrieved");
        assertThat(flow.respond(WALLET.answer(request)).statusCode()).isEqualTo(200);
    }
}
