package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.person.PersonKey;
import se.intyga.formats.encoding.Base64Url;

/// A person's refusals, sealed under her key. A row is named by a mark of the request under that key: the same request
/// is
/// declined once, and nobody else can tell which request it is.
@Singleton
final class DeclineStore {
    private final SecureRandom random;

    DeclineStore(SecureRandom random) {
        this.random = random;
    }

    /// Whether she had not declined it before. Of two at once, on whatever replicas, one gets it.
    boolean take(Handle handle, PersonReference person, PersonKey key, String requestDigest, LocalDate day) {
        return handle.createUpdate("INSERT INTO consent.decline (person, decline_id, sealed_decline, declined_on)"
                                + " VALUES (:person, :id, '', :day) ON CONFLICT DO NOTHING")
                        .bind("person", person.bytes())
                        .bind("id", id(key, requestDigest))
                        .bind("day", day)
                        .execute()
                == 1;
    }

    void keep(Handle handle, PersonReference person, PersonKey key, RecordedDecline recorded) {
        String id = id(key, recorded.decline().requestDigest());
        byte[] content = new SealedCommitment(recorded.committed(), recorded.entry()).write();
        handle.createUpdate("UPDATE consent.decline SET sealed_decline = :sealed"
                        + " WHERE person = :person AND decline_id = :id")
                .bind("person", person.bytes())
                .bind("id", id)
                .bind("sealed", key.seal(content, about(id), random))
                .execute();
    }

    Optional<RecordedDecline> find(Handle handle, PersonReference person, PersonKey key, String requestDigest) {
        String id = id(key, requestDigest);
        return handle.createQuery(
                        "SELECT sealed_decline FROM consent.decline WHERE person = :person AND decline_id = :id")
                .bind("person", person.bytes())
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne()
                .flatMap(row -> open(row, id, key));
    }

    List<RecordedDecline> all(Handle handle, PersonReference person, PersonKey key) {
        return handle
                .createQuery("SELECT decline_id, sealed_decline FROM consent.decline WHERE person = :person")
                .bind("person", person.bytes())
                .map((row, _) -> open(row.getBytes("sealed_decline"), row.getString("decline_id"), key))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Nothing when the key is another one.
    private static Optional<RecordedDecline> open(byte[] row, String id, PersonKey key) {
        return key.open(row, about(id))
                .flatMap(SealedCommitment::read)
                .flatMap(opened -> DeclineDocument.read(opened.committed().content())
                        .map(decline -> new RecordedDecline(decline, opened.committed(), opened.entry())));
    }

    private static String id(PersonKey key, String requestDigest) {
        return Base64Url.encode(key.mark(("intyga-decline\n" + requestDigest).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] about(String id) {
        return ("intyga-decline\n" + id).getBytes(StandardCharsets.UTF_8);
    }
}
