package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.act.Act;
import se.intyga.consent.act.ActRecord;
import se.intyga.consent.act.ActScope;
import se.intyga.consent.act.CommittedRecord;
import se.intyga.consent.act.Decline;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.Evidence;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.InclusionProof;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;

/// The receipt's JSON: facts for readers, evidence for checkers. The facts are written from the event and, when
/// read, must equal what the event says.
final class ReceiptClaims {
    private ReceiptClaims() {}

    /// Everything but the seal.
    ///
    /// @param signedBy the thumbprint of the key that signs the JWT, or [LedgerJwt#SIGNER]
    static ObjectNode write(Receipt receipt, String signedBy) {
        ObjectNode claims = StrictJson.newObject();
        claims.put("iss", receipt.issuer());
        claims.put("jti", receipt.id());
        claims.put("iat", receipt.issuedAt().getEpochSecond());
        claims.put("signed_by", signedBy);
        claims.set("receipt", facts(receipt));
        receipt.terms().ifPresent(terms -> claims.set("terms", terms.write()));
        receipt.opened()
                .ifPresent(opened -> claims.putObject("opened")
                        .put("salt", Base64Url.encode(opened.salt().bytes()))
                        .put("content", Base64Url.encode(opened.content())));
        claims.set("evidence", evidence(receipt.evidence()));
        return claims;
    }

    static ObjectNode facts(Receipt receipt) {
        LedgerEvent event = receipt.event();
        EntryReference entry = receipt.entry();
        ObjectNode facts = StrictJson.newObject();
        facts.put("kind", receipt.kind().name());
        facts.putObject("controller")
                .put("id", event.controller().id().value())
                .put("name", event.controller().name());
        event.recipient()
                .ifPresent(recipient -> facts.putObject("recipient")
                        .put("id", recipient.id().value())
                        .put("name", recipient.name()));
        facts.put("event", event.kind().name());
        facts.put("at", event.at().toString());
        receipt.verdict().ifPresent(verdict -> facts.put("verdict", verdict.name()));
        event.purpose()
                .ifPresent(purpose -> facts.putObject("purpose")
                        .put("code", purpose.code().value())
                        .put("sv", purpose.text().sv())
                        .put("en", purpose.text().en()));
        event.documentType().ifPresent(type -> facts.put("document_type", type.value()));
        event.legalBasis().ifPresent(basis -> facts.put("legal_basis", basis.value()));
        event.policyVersion().ifPresent(version -> facts.put("policy_version", version.value()));
        ArrayNode reasons = facts.putArray("reason_codes");
        event.reasonCodes().stream().map(Code::value).forEach(reasons::add);
        ArrayNode paths = facts.putArray("claims");
        event.claimPaths().forEach(path -> paths.add(path.toJson()));
        receipt.opened().flatMap(CommittedRecord::record).ifPresent(committed -> {
            switch (committed) {
                case ActRecord record -> facts.set("act", act(record.act()));
                case Decline decline -> facts.set("declined", declined(decline));
            }
        });
        facts.putObject("entry")
                .put("ledger", entry.ledger().value())
                .put("index", entry.index())
                .put("leaf_hash", entry.leafHash().hex());
        return facts;
    }

    private static ObjectNode declined(Decline decline) {
        ObjectNode json = StrictJson.newObject().put("request_digest", decline.requestDigest());
        decline.credentialType().ifPresent(type -> json.put("credential_type", type));
        return json;
    }

    private static ObjectNode act(Act act) {
        ActScope scope = act.scope();
        ObjectNode json = StrictJson.newObject();
        json.put("kind", act.kind().name());
        json.put("request_digest", scope.requestDigest());
        json.put("credential_type", scope.credentialType());
        json.put("expires_at", scope.expiresAt().toString());
        json.putObject("text_shown")
                .put("version", scope.textShown().version())
                .put("hash", scope.textShown().hash())
                .put("language", scope.textShown().language().tag());
        json.putObject("retention")
                .put("sv", scope.retention().sv())
                .put("en", scope.retention().en());
        return json;
    }

    /// What opens a commitment, as presented; nothing when it is not there or of another form.
    static Optional<CommittedRecord> readOpened(JsonNode json) {
        return bytes(json.path("salt"))
                .filter(salt -> salt.length == Salt.LENGTH)
                .flatMap(salt ->
                        bytes(json.path("content")).map(content -> new CommittedRecord(Salt.of(salt), content)));
    }

    private static ObjectNode evidence(Evidence evidence) {
        ObjectNode json = StrictJson.newObject();
        json.put("leaf", Base64Url.encode(evidence.leaf()));
        json.put("salt", Base64Url.encode(evidence.salt().bytes()));
        json.put("body", Base64Url.encode(evidence.body()));
        json.put("index", evidence.proof().index());
        json.put("size", evidence.proof().size());
        ArrayNode path = json.putArray("path");
        evidence.proof().path().forEach(hash -> path.add(Base64Url.encode(hash.bytes())));
        json.put("checkpoint", evidence.checkpoint());
        return json;
    }

    /// The evidence as presented; nothing when a member is missing or of another kind.
    static Optional<Evidence> readEvidence(JsonNode json) {
        Optional<byte[]> leaf = bytes(json.path("leaf"));
        Optional<byte[]> salt = bytes(json.path("salt")).filter(bytes -> bytes.length == Salt.LENGTH);
        Optional<byte[]> body = bytes(json.path("body"));
        if (leaf.isEmpty()
                || salt.isEmpty()
                || body.isEmpty()
                || !json.path("index").canConvertToLong()
                || !json.path("size").canConvertToLong()
                || !json.path("path").isArray()
                || !json.path("checkpoint").isTextual()) {
            return Optional.empty();
        }
        List<Hash> path = new ArrayList<>();
        for (JsonNode step : json.get("path")) {
            Optional<byte[]> hash = bytes(step).filter(bytes -> bytes.length == Hash.LENGTH);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            path.add(Hash.of(hash.get()));
        }
        return Optional.of(new Evidence(
                leaf.get(),
                Salt.of(salt.get()),
                body.get(),
                new InclusionProof(
                        json.get("index").longValue(), json.get("size").longValue(), path),
                json.get("checkpoint").textValue()));
    }

    static Optional<Verdict> readVerdict(JsonNode facts) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equals(facts.path("verdict").textValue())) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> bytes(JsonNode text) {
        return text.isTextual() ? Base64Url.decode(text.textValue()) : Optional.empty();
    }
}
