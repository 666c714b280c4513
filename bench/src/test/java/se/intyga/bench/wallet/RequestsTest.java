package se.intyga.bench.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.bench.http.Http;
import se.intyga.bench.http.LocalServer;
import se.intyga.bench.http.LocalServer.Reply;
import se.intyga.bench.http.UnexpectedAnswer;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.dcql.VpToken;
import se.intyga.formats.jose.ContentEncryption;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.formats.jose.JweOutcome;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.formats.sdjwt.HolderBindingRule;
import se.intyga.formats.sdjwt.IssueSdJwtVc;
import se.intyga.formats.sdjwt.PresentedSdJwt;
import se.intyga.formats.sdjwt.SdJwtVcOutcome;
import se.intyga.formats.sdjwt.SdJwtVcTemplate;
import se.intyga.formats.sdjwt.VerifySdJwtVc;

/// The wallet before a relying party that is right, and one that is wrong in every way we could think of.
class RequestsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final DecryptionKey answerKey = DecryptionKey.generate("k-1", RANDOM);
    private final AtomicReference<UnaryOperator<String>> sabotage = new AtomicReference<>(UnaryOperator.identity());
    private final AtomicReference<Consumer<ObjectNode>> change = new AtomicReference<>(_ -> {});
    private final AtomicReference<String> posted = new AtomicReference<>("");
    private LocalServer server;
    private SoftwareSigningKey verifierKey;
    private Http http;
    private AnswerRequest wallet;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = LocalServer.start();
        verifierKey = server.signingKey();
        http = Http.trusting(server.authorityFile(folder));
        wallet = new AnswerRequest(
                http,
                new WalletConfig(
                        "w",
                        URI.create("w://x"),
                        List.of(server.authorityCertificate()),
                        List.of(server.authorityCertificate())),
                RANDOM,
                Clock.systemUTC());
        server.on(
                "/request",
                (_, _, _, body) -> new Reply(
                        200,
                        Map.of("Content-Type", "application/oauth-authz-req+jwt"),
                        sabotage.get().apply(requestObject(parameter(body, "wallet_nonce")))));
        server.on("/response", (_, _, _, body) -> {
            posted.set(body);
            return new Reply(200, Map.of("Content-Type", "application/json"), "{\"redirect_uri\":\"https://x/end\"}");
        });
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void a_sound_request_is_answered_encrypted_with_what_was_asked_and_no_more() throws Exception {
        PresentationRequest request = wallet.fetch(link());
        HeldCredential held = held();
        assertThat(wallet.wouldShow(request, List.of(held))).containsExactly(ClaimPath.of("registered"));
        assertThat(wallet.approve(request, List.of(held)))
                .isEqualTo(
                        new AnswerRequest.Outcome.Accepted(Optional.of(URI.create("https://x/end")), Optional.empty()));

        JweOutcome opened =
                answerKey.decrypt(parameter(posted.get(), "response"), EnumSet.allOf(ContentEncryption.class));
        ObjectNode payload =
                StrictJson.object(((JweOutcome.Decrypted) opened).plaintext()).orElseThrow();
        assertThat(payload.get("state").asText()).isEqualTo("s-1");
        VpToken token = VpToken.parse(payload.get("vp_token"), request.query()).orElseThrow();
        PresentedSdJwt shown = PresentedSdJwt.parse(
                        token.presentations().getOrDefault("q", List.of()).getFirst())
                .orElseThrow();
        SdJwtVcOutcome outcome = new VerifySdJwtVc()
                .verify(
                        shown,
                        held.checked()
                                .certificateChain()
                                .flatMap(chain -> se.intyga.formats.keys.PublicJwk.of(chain.leaf()))
                                .orElseThrow(),
                        new HolderBindingRule.Demanded(
                                clientId(), "n-1", java.time.Duration.ofMinutes(1), java.time.Duration.ofMinutes(1)),
                        Instant.now());
        assertThat(outcome).isInstanceOfSatisfying(SdJwtVcOutcome.Verified.class, verified -> {
            JsonNode claims = verified.credential().claims();
            assertThat(claims.has("registered")).isTrue();
            assertThat(claims.has("registration_date")).isFalse();
        });
    }

    @Test
    void declining_says_nothing_but_no() {
        wallet.decline(wallet.fetch(link()));
        assertThat(posted.get()).isEqualTo("error=access_denied&state=s-1");
    }

    @Test
    void holding_nothing_that_fits_looks_like_declining() {
        assertThat(wallet.approve(wallet.fetch(link()), List.of()))
                .isEqualTo(new AnswerRequest.Outcome.NothingToShow());
        assertThat(posted.get()).isEqualTo("error=access_denied&state=s-1");
    }

    @Test
    void every_unsound_request_is_refused_before_anything_is_answered() {
        var accepted = new ArrayList<String>();
        BiConsumer<String, Runnable> attempt = (name, setUp) -> {
            sabotage.set(UnaryOperator.identity());
            change.set(_ -> {});
            setUp.run();
            try {
                wallet.fetch(link());
                accepted.add(name);
            } catch (WalletRefusal | UnexpectedAnswer refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        };
        attempt.accept("another client id", () -> change.set(c -> c.put("client_id", "x509_hash:other")));
        attempt.accept("another audience", () -> change.set(c -> c.put("aud", "https://else")));
        attempt.accept("no audience", () -> change.set(c -> c.remove("aud")));
        attempt.accept("another wallet nonce", () -> change.set(c -> c.put("wallet_nonce", "x")));
        attempt.accept("no wallet nonce", () -> change.set(c -> c.remove("wallet_nonce")));
        attempt.accept("expired", () -> change.set(c -> c.put("exp", 1)));
        attempt.accept("unencrypted answer", () -> change.set(c -> c.put("response_mode", "direct_post")));
        attempt.accept("another response type", () -> change.set(c -> c.put("response_type", "code")));
        attempt.accept("redirect_uri beside direct_post", () -> change.set(c -> c.put("redirect_uri", "https://x")));
        attempt.accept("no nonce", () -> change.set(c -> c.remove("nonce")));
        attempt.accept("no query", () -> change.set(c -> c.remove("dcql_query")));
        attempt.accept("a broken query", () -> change.set(c -> c.putObject("dcql_query")));
        attempt.accept(
                "a changed signature", () -> sabotage.set(token -> token.substring(0, token.length() - 4) + "AAAA"));
        attempt.accept("no token", () -> sabotage.set(_ -> "{}"));
        attempt.accept(
                "another key",
                () -> sabotage.set(token -> {
                    ObjectNode claims = se.intyga.formats.jose.PresentedJws.parse(token)
                            .orElseThrow()
                            .unverifiedClaims();
                    return JwsDraft.of("oauth-authz-req+jwt", claims)
                            .withJwk()
                            .sign(SoftwareSigningKey.generate(RANDOM));
                }));
        attempt.accept(
                "another type",
                () -> sabotage.set(token -> JwsDraft.of(
                                "JWT",
                                se.intyga.formats.jose.PresentedJws.parse(token)
                                        .orElseThrow()
                                        .unverifiedClaims())
                        .withX5c()
                        .sign(verifierKey)));
        assertThat(accepted).as("requests that were not refused").isEmpty();
        assertThat(posted.get()).isEmpty();
    }

    private URI link() {
        return URI.create("openid4vp://?"
                + Http.form(Map.of(
                        "client_id",
                        clientId(),
                        "request_uri",
                        server.at("/request").toString(),
                        "request_uri_method",
                        "post")));
    }

    private String clientId() {
        return "x509_hash:" + verifierKey.certificateChain().orElseThrow().x509Hash();
    }

    private String requestObject(String walletNonce) {
        ObjectNode claims = StrictJson.newObject()
                .put("client_id", clientId())
                .put("response_type", "vp_token")
                .put("response_mode", "direct_post.jwt")
                .put("response_uri", server.at("/response").toString())
                .put("aud", "https://self-issued.me/v2")
                .put("nonce", "n-1")
                .put("state", "s-1")
                .put("wallet_nonce", walletNonce);
        ObjectNode credential =
                claims.putObject("dcql_query").putArray("credentials").addObject();
        credential.put("id", "q").put("format", "dc+sd-jwt");
        credential.putObject("meta").putArray("vct_values").add("t");
        credential.putArray("claims").addObject().putArray("path").add("registered");
        claims.putObject("client_metadata").putObject("jwks").putArray("keys").add(answerKey.publicJwk());
        change.get().accept(claims);
        return JwsDraft.of("oauth-authz-req+jwt", claims).withX5c().sign(verifierKey);
    }

    private HeldCredential held() throws Exception {
        SoftwareSigningKey issuer = server.signingKey();
        SoftwareSigningKey holder = SoftwareSigningKey.generate(RANDOM);
        ObjectNode claims = StrictJson.newObject().put("registered", true).put("registration_date", "2026-01-01");
        Instant now = Instant.now();
        String compact = new IssueSdJwtVc(RANDOM)
                .issue(SdJwtVcTemplate.of("t", claims, now, now.plusSeconds(60)).boundTo(holder.publicKey()), issuer);
        PresentedSdJwt credential = PresentedSdJwt.parse(compact).orElseThrow();
        SdJwtVcOutcome outcome =
                new VerifySdJwtVc().verify(credential, issuer.publicKey(), new HolderBindingRule.NotDemanded(), now);
        return new HeldCredential(credential, ((SdJwtVcOutcome.Verified) outcome).credential(), holder);
    }

    private static String parameter(String form, String name) {
        for (String pair : form.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
