package se.intyga.bench.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.dcql.DcqlMatch;
import se.intyga.formats.dcql.VpToken;
import se.intyga.formats.jose.EncryptJwe;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.sdjwt.PresentSdJwt;

/// Answers a relying party's request with what the wallet holds: encrypted, only what is asked for, only after the
/// person said yes.
public final class AnswerRequest {
    /// What the relying party's side said to the answer.
    public sealed interface Outcome {
        /// `redirect` is where the person's browser goes on; `receipt` where the receipt can be fetched, once.
        record Accepted(Optional<URI> redirect, Optional<URI> receipt) implements Outcome {
            @Override
            public String toString() {
                return "Accepted[hidden]";
            }
        }

        record Refused(int status, String error, String description) implements Outcome {}

        /// The wallet holds nothing that fits; the relying party was told no more than that nothing comes.
        record NothingToShow() implements Outcome {}
    }

    private final Http http;
    private final WalletConfig config;
    private final SecureRandom random;
    private final Clock clock;

    public AnswerRequest(Http http, WalletConfig config, SecureRandom random, Clock clock) {
        this.http = http;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /// Fetches the request and checks it; the person sees it before anything is answered.
    public PresentationRequest fetch(URI walletLink) {
        return PresentationRequest.fetch(http, walletLink, config, random, clock.instant());
    }

    /// The claims that would go out.
    public List<ClaimPath> wouldShow(PresentationRequest request, List<HeldCredential> held) {
        return switch (request.query().match(held)) {
            case DcqlMatch.NotMatched<HeldCredential>() -> List.of();
            case DcqlMatch.Matched<HeldCredential>(var answers) ->
                answers.values().stream()
                        .flatMap(candidates -> candidates.getFirst().paths().stream())
                        .toList();
        };
    }

    /// The person approved.
    public Outcome approve(PresentationRequest request, List<HeldCredential> held) {
        if (!(request.query().match(held) instanceof DcqlMatch.Matched<HeldCredential>(var answers))) {
            decline(request);
            return new Outcome.NothingToShow();
        }
        Instant now = clock.instant();
        var presentations = new LinkedHashMap<String, List<String>>();
        answers.forEach((id, candidates) -> {
            DcqlMatch.Candidate<HeldCredential> shown = candidates.getFirst();
            presentations.put(
                    id,
                    List.of(PresentSdJwt.present(
                            shown.credential().credential(),
                            shown.paths(),
                            shown.credential().key(),
                            request.clientId(),
                            request.nonce(),
                            now)));
        });
        return send(request, presentations);
    }

    /// Sends presentations that are already made, by the id of the query each answers.
    public Outcome send(PresentationRequest request, Map<String, List<String>> presentations) {
        ObjectNode payload = StrictJson.newObject();
        payload.set("vp_token", new VpToken(presentations).toJson());
        request.state().ifPresent(state -> payload.put("state", state));
        String response = EncryptJwe.encrypt(
                        StrictJson.write(payload).getBytes(StandardCharsets.UTF_8),
                        request.encryptionKey(),
                        request.encryption())
                .orElseThrow(() -> new WalletRefusal("the relying party gave no usable key to encrypt to"));
        return outcome(http.postForm(
                request.responseUri(), Map.of("response", response), Map.of("Accept", "application/json")));
    }

    /// The person said no, or there is nothing to show: it looks the same.
    public Outcome decline(PresentationRequest request) {
        var form = new LinkedHashMap<String, String>();
        form.put("error", "access_denied");
        request.state().ifPresent(state -> form.put("state", state));
        return outcome(http.postForm(request.responseUri(), form, Map.of("Accept", "application/json")));
    }

    /// The receipt, a signed token.
    public String receipt(URI address) {
        return http.get(address, Map.of("Accept", "application/jwt"))
                .expecting(200)
                .body()
                .strip();
    }

    private static Outcome outcome(Answer answer) {
        ObjectNode body = answer.json();
        if (answer.status() == 200) {
            return new Outcome.Accepted(
                    Optional.ofNullable(body.path("redirect_uri").textValue()).map(URI::create),
                    Optional.ofNullable(body.path("receipt_uri").textValue()).map(URI::create));
        }
        return new Outcome.Refused(
                answer.status(),
                body.path("error").asText(),
                body.path("error_description").asText());
    }
}
