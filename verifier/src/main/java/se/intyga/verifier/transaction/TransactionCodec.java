package se.intyga.verifier.transaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.pages.Text;
import se.intyga.verifier.verdict.Check;
import se.intyga.verifier.verdict.Finding;
import se.intyga.verifier.verdict.Verdict;
import se.intyga.verifier.verdict.VerdictCode;
import se.intyga.verifier.verdict.VerdictLine;

/// The bytes a transaction is kept as, before they are sealed. Reads only what it wrote itself.
final class TransactionCodec {
    private TransactionCodec() {}

    static byte[] write(Transaction transaction) {
        ObjectNode json = StrictJson.newObject();
        json.set("request", request(transaction.request()));
        switch (transaction) {
            case Transaction.Requested(var _, DecryptionKey key) ->
                json.put("state", "requested").put("key", key.toPrivateJwk());
            case Transaction.Retrieved(var _, DecryptionKey key, Instant at) ->
                json.put("state", "retrieved").put("key", key.toPrivateJwk()).put("at", at.toString());
            case Transaction.Answered(var _, DecryptionKey key, String digest, Instant at, Ending ending) ->
                json.put("state", "answered")
                        .put("key", key.toPrivateJwk())
                        .put("digest", digest)
                        .put("at", at.toString())
                        .put("answered_at", ending.answeredAt().toString())
                        .put("code", ending.responseCode().value())
                        .put("receipt", ending.receiptSecret())
                        .put("salts", ending.saltSeed());
            case Transaction.Verified(
                    var _,
                    ResponseCode code,
                    String receipt,
                    Optional<Instant> returned,
                    Instant at) -> {
                json.put("state", "verified")
                        .put("code", code.value())
                        .put("receipt", receipt)
                        .put("at", at.toString());
                returned.ifPresent(when -> json.put("returned", when.toString()));
            }
            case Transaction.Rejected(var _, Verdict verdict, Instant at) -> {
                json.put("state", "rejected").put("at", at.toString());
                verdict.lines().forEach(line -> json.withArray("verdict").add(line(line)));
            }
            case Transaction.Declined(var _, ResponseCode code, String receipt, Instant at) ->
                json.put("state", "declined")
                        .put("code", code.value())
                        .put("receipt", receipt)
                        .put("at", at.toString());
            case Transaction.Expired(var _) -> json.put("state", "expired");
        }
        return StrictJson.write(json).getBytes(StandardCharsets.UTF_8);
    }

    static Transaction read(byte[] kept) {
        ObjectNode json = StrictJson.object(kept)
                .orElseThrow(() -> new IllegalStateException("a kept transaction cannot be read"));
        PresentationRequest request = request(json.path("request"));
        return switch (text(json, "state")) {
            case "requested" -> new Transaction.Requested(request, key(json));
            case "retrieved" -> new Transaction.Retrieved(request, key(json), time(json, "at"));
            case "answered" ->
                new Transaction.Answered(request, key(json), text(json, "digest"), time(json, "at"), ending(json));
            case "verified" ->
                new Transaction.Verified(
                        request,
                        new ResponseCode(text(json, "code")),
                        text(json, "receipt"),
                        optional(json, "returned").map(Instant::parse),
                        time(json, "at"));
            case "rejected" -> new Transaction.Rejected(request, verdict(json.path("verdict")), time(json, "at"));
            case "declined" ->
                new Transaction.Declined(
                        request, new ResponseCode(text(json, "code")), text(json, "receipt"), time(json, "at"));
            case "expired" -> new Transaction.Expired(request);
            default -> throw new IllegalStateException("a kept transaction is in no known state");
        };
    }

    private static Ending ending(JsonNode json) {
        return new Ending(
                time(json, "answered_at"),
                new ResponseCode(text(json, "code")),
                text(json, "receipt"),
                text(json, "salts"));
    }

    private static ObjectNode request(PresentationRequest request) {
        ObjectNode json = StrictJson.newObject()
                .put("id", request.id().value())
                .put("request_id", request.requestId().value())
                .put("page_id", request.pageId().value())
                .put("relying_party", request.relyingParty())
                .put("dcql", request.dcql())
                .put("nonce", request.nonce())
                .put("flow", request.flow().wireName())
                .put("created_at", request.createdAt().toString())
                .put("expires_at", request.expiresAt().toString());
        request.returnAddress().ifPresent(address -> json.put("return_address", address.toString()));
        json.set("ground", ground(request.ground()));
        return json;
    }

    private static PresentationRequest request(JsonNode json) {
        return new PresentationRequest(
                new TransactionId(text(json, "id")),
                new RequestId(text(json, "request_id")),
                new PageId(text(json, "page_id")),
                text(json, "relying_party"),
                ground(json.path("ground")),
                text(json, "dcql"),
                text(json, "nonce"),
                Flow.named(text(json, "flow")).orElseThrow(),
                optional(json, "return_address").map(URI::create),
                time(json, "created_at"),
                time(json, "expires_at"));
    }

    private static ObjectNode ground(StatedGround ground) {
        ObjectNode json = StrictJson.newObject()
                .put("purpose", ground.purpose())
                .put("basis", ground.basis().wireName())
                .put("organisation_number", ground.organisationNumber())
                .put("act", ground.act().name())
                .put("policy_version", ground.policyVersion());
        json.set("purpose_text", text(ground.purposeText()));
        json.set("recipient_name", text(ground.recipientName()));
        json.set("retention", text(ground.retention()));
        ground.provisions().forEach(provision -> json.withArray("provisions").add(provision));
        ground.consent().ifPresent(consent -> {
            ObjectNode wire = json.putObject("consent").put("version", consent.version());
            wire.set("reason", text(consent.reason()));
            wire.set("alternative", text(consent.alternative()));
        });
        return json;
    }

    private static StatedGround ground(JsonNode json) {
        List<String> provisions = new ArrayList<>();
        json.path("provisions").forEach(provision -> provisions.add(provision.asText()));
        JsonNode consent = json.path("consent");
        return new StatedGround(
                text(json, "purpose"),
                spoken(json.path("purpose_text")),
                LawfulBasis.parse(text(json, "basis")).orElseThrow(),
                provisions,
                spoken(json.path("recipient_name")),
                text(json, "organisation_number"),
                spoken(json.path("retention")),
                ActKind.valueOf(text(json, "act")),
                consent.isObject()
                        ? Optional.of(new StatedGround.ConsentText(
                                text(consent, "version"),
                                spoken(consent.path("reason")),
                                spoken(consent.path("alternative"))))
                        : Optional.empty(),
                text(json, "policy_version"));
    }

    private static ObjectNode line(VerdictLine line) {
        ObjectNode json = StrictJson.newObject()
                .put("check", line.check().name())
                .put("finding", line.finding().name())
                .put("code", line.code().name());
        json.set("sentence", text(line.sentence()));
        line.credential().ifPresent(credential -> json.put("credential", credential));
        line.asOf().ifPresent(asOf -> json.put("as_of", asOf.toString()));
        return json;
    }

    private static Verdict verdict(JsonNode lines) {
        List<VerdictLine> read = new ArrayList<>();
        for (JsonNode line : lines) {
            read.add(new VerdictLine(
                    Check.valueOf(text(line, "check")),
                    Finding.valueOf(text(line, "finding")),
                    optional(line, "credential"),
                    VerdictCode.valueOf(text(line, "code")),
                    spoken(line.path("sentence")),
                    optional(line, "as_of").map(Instant::parse)));
        }
        return new Verdict(read);
    }

    private static ObjectNode text(Text text) {
        return StrictJson.newObject().put("sv", text.sv()).put("en", text.en());
    }

    private static Text spoken(JsonNode json) {
        return new Text(text(json, "sv"), text(json, "en"));
    }

    private static DecryptionKey key(JsonNode json) {
        return DecryptionKey.fromPrivateJwk(text(json, "key"));
    }

    private static Instant time(JsonNode json, String member) {
        return Instant.parse(text(json, member));
    }

    private static String text(JsonNode json, String member) {
        return optional(json, member)
                .orElseThrow(() -> new IllegalStateException("a kept transaction lacks " + member));
    }

    private static Optional<String> optional(JsonNode json, String member) {
        return Optional.ofNullable(json.path(member).textValue());
    }
}
