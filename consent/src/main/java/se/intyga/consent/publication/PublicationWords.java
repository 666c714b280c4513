package se.intyga.consent.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import se.intyga.consent.merkle.ConsistencyProof;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.InclusionProof;

/// The JSON that the publication of ledgers answers with.
final class PublicationWords {
    private PublicationWords() {}

    /// All ledgers of this house.
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LedgerList(List<LedgerLine> ledgers) {
        LedgerList {
            ledgers = List.copyOf(ledgers);
        }
    }

    /// @param url the prefix below which checkpoint and tiles lie
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LedgerLine(String name, String origin, String url, long size, String key) {}

    /// @param keys those that sign or signed its checkpoints, the current one first
    /// @param successions notes by which an old key names the next one, the oldest first
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record KeyList(String origin, List<String> keys, List<String> successions) {
        KeyList {
            keys = List.copyOf(keys);
            successions = List.copyOf(successions);
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Inclusion(long index, long size, List<String> path) {
        Inclusion {
            path = List.copyOf(path);
        }

        static Inclusion of(InclusionProof proof) {
            return new Inclusion(
                    proof.index(),
                    proof.size(),
                    proof.path().stream().map(Hash::base64).toList());
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Consistency(long from, long to, List<String> path) {
        Consistency {
            path = List.copyOf(path);
        }

        static Consistency of(ConsistencyProof proof) {
            return new Consistency(
                    proof.from(),
                    proof.to(),
                    proof.path().stream().map(Hash::base64).toList());
        }
    }
}
