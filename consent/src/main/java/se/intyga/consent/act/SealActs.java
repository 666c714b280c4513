package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import se.intyga.consent.person.PersonKey;
import se.intyga.legalbasis.disclosure.ActKind;

/// Seals a recorded act under the person's key, tied to its kind, step and id, and opens it again.
@Singleton
final class SealActs {
    private final SecureRandom random;

    SealActs(SecureRandom random) {
        this.random = random;
    }

    byte[] seal(RecordedAct recorded, PersonKey key) {
        ActRecord record = recorded.record();
        return key.seal(
                new SealedCommitment(recorded.committed(), recorded.entry()).write(),
                about(record.act().kind(), record.step(), record.act().id()),
                random);
    }

    /// Nothing when the key is another one, or what lies there is of another kind, step or act.
    Optional<RecordedAct> open(byte[] sealed, ActKind kind, ActRecord.Step step, ActId id, PersonKey key) {
        return key.open(sealed, about(kind, step, id))
                .flatMap(SealedCommitment::read)
                .flatMap(opened -> ActDocument.read(opened.committed().content())
                        .map(record -> new RecordedAct(record, opened.committed(), opened.entry())));
    }

    private static byte[] about(ActKind kind, ActRecord.Step step, ActId id) {
        return ("intyga-act\n" + kind + "\n" + step + "\n" + id.value()).getBytes(StandardCharsets.UTF_8);
    }
}
