package se.intyga.consent.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.person.PersonKey;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.disclosure.ActKind;

/// Seals a recorded act under the person's key, tied to its kind, step and id, and opens it again.
@Singleton
final class SealActs {
    private final SecureRandom random;

    SealActs(SecureRandom random) {
        this.random = random;
    }

    byte[] seal(RecordedAct recorded, PersonKey key) {
        ObjectNode json = StrictJson.newObject()
                .put("salt", Base64Url.encode(recorded.committed().salt().bytes()))
                .put("content", Base64Url.encode(recorded.committed().content()))
                .put("ledger", recorded.entry().ledger().value())
                .put("index", recorded.entry().index())
                .put("leaf_hash", Base64Url.encode(recorded.entry().leafHash().bytes()));
        ActRecord record = recorded.record();
        return key.seal(
                StrictJson.write(json).getBytes(StandardCharsets.UTF_8),
                about(record.act().kind(), record.step(), record.act().id()),
                random);
    }

    /// Nothing when the key is another one, or what lies there is of another kind, step or act.
    Optional<RecordedAct> open(byte[] sealed, ActKind kind, ActRecord.Step step, ActId id, PersonKey key) {
        return key.open(sealed, about(kind, step, id))
                .flatMap(StrictJson::object)
                .flatMap(SealActs::read);
    }

    private static Optional<RecordedAct> read(ObjectNode json) {
        CommittedRecord committed = new CommittedRecord(Salt.of(bytes(json, "salt")), bytes(json, "content"));
        EntryReference entry = new EntryReference(
                new LedgerName(json.path("ledger").asText()),
                json.path("index").asLong(),
                Hash.of(bytes(json, "leaf_hash")));
        return ActDocument.read(committed.content()).map(record -> new RecordedAct(record, committed, entry));
    }

    private static byte[] bytes(JsonNode json, String member) {
        return Base64Url.decode(json.path(member).asText()).orElseThrow();
    }

    private static byte[] about(ActKind kind, ActRecord.Step step, ActId id) {
        return ("intyga-act\n" + kind + "\n" + step + "\n" + id.value()).getBytes(StandardCharsets.UTF_8);
    }
}
