package se.intyga.consent.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.merkle.Hash;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;

/// What opens a commitment and where it stands, as the bytes that are sealed under the person's key.
record SealedCommitment(CommittedRecord committed, EntryReference entry) {
    byte[] write() {
        ObjectNode json = StrictJson.newObject()
                .put("salt", Base64Url.encode(committed.salt().bytes()))
                .put("content", Base64Url.encode(committed.content()))
                .put("ledger", entry.ledger().value())
                .put("index", entry.index())
                .put("leaf_hash", Base64Url.encode(entry.leafHash().bytes()));
        return StrictJson.write(json).getBytes(StandardCharsets.UTF_8);
    }

    static Optional<SealedCommitment> read(byte[] content) {
        return StrictJson.object(content)
                .map(json -> new SealedCommitment(
                        new CommittedRecord(Salt.of(bytes(json, "salt")), bytes(json, "content")),
                        new EntryReference(
                                new LedgerName(json.path("ledger").asText()),
                                json.path("index").asLong(),
                                Hash.of(bytes(json, "leaf_hash")))));
    }

    private static byte[] bytes(JsonNode json, String member) {
        return Base64Url.decode(json.path(member).asText()).orElseThrow();
    }

    @Override
    public String toString() {
        return "SealedCommitment[hidden]";
    }
}
