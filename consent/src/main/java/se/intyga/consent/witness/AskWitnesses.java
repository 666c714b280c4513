package se.intyga.consent.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.NoteSignature;
import se.intyga.consent.checkpoint.SignedNote;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.merkle.Hash;

/// Shows every ledger's newest checkpoint to every witness that has not cosigned it yet. Appends never wait for this; a
/// witness that is away is asked again in the next round, with the newest checkpoint of then.
public final class AskWitnesses {
    private static final Logger LOG = LoggerFactory.getLogger(AskWitnesses.class);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String SIZE = "text/x.tlog.size";

    private final Ledgers ledgers;
    private final Cosignatures cosignatures;
    private final Witnesses witnesses;
    private final HttpClient http;

    public AskWitnesses(Ledgers ledgers, Cosignatures cosignatures, Witnesses witnesses, HttpClient http) {
        this.ledgers = ledgers;
        this.cosignatures = cosignatures;
        this.witnesses = witnesses;
        this.http = http;
    }

    private record Answer(int status, String type, String body) {}

    /// One round. Returns how many cosignatures came in.
    public int round() {
        return witnesses.all().isEmpty()
                ? 0
                : ledgers.names().stream().mapToInt(this::round).sum();
    }

    int round(LedgerName name) {
        int cosigned = 0;
        for (Witness witness : witnesses.all()) {
            cosigned += ask(name, witness) ? 1 : 0;
        }
        return cosigned;
    }

    private boolean ask(LedgerName name, Witness witness) {
        Ledger ledger = ledgers.ledger(name);
        Optional<String> note = ledger.checkpoint();
        Optional<Checkpoint> head = note.flatMap(SignedNote::parse).flatMap(parsed -> Checkpoint.parse(parsed.text()));
        long known = cosignatures.lastSize(name, witness);
        if (head.isEmpty() || head.get().size() == known) {
            return false;
        }
        try {
            Answer answer = post(witness, ledger, known, head.get(), note.orElseThrow());
            OptionalLong other = otherSize(answer);
            if (other.isPresent() && other.getAsLong() <= head.get().size()) {
                answer = post(witness, ledger, other.getAsLong(), head.get(), note.orElseThrow());
            }
            return keep(name, witness, head.get(), answer);
        } catch (IOException away) {
            LOG.info(
                    "witness {} does not answer; it is asked again",
                    witness.key().name());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean keep(LedgerName name, Witness witness, Checkpoint head, Answer answer) {
        if (answer.status() != 200) {
            LOG.warn(
                    "witness {} answered {} for ledger {} at size {}",
                    witness.key().name(),
                    answer.status(),
                    name,
                    head.size());
            return false;
        }
        List<NoteSignature> lines = Arrays.stream(answer.body().split("\n", -1))
                .flatMap(line -> SignedNote.signature(line).stream())
                .filter(line -> witness.key().cosigned(head.text(), line).isPresent())
                .limit(1)
                .toList();
        if (lines.isEmpty()) {
            LOG.warn(
                    "witness {} answered with no cosignature of its own",
                    witness.key().name());
            return false;
        }
        cosignatures.keep(name, head.size(), witness, lines);
        return true;
    }

    private Answer post(Witness witness, Ledger ledger, long old, Checkpoint head, String note)
            throws IOException, InterruptedException {
        List<Hash> proof = old == 0 || old == head.size()
                ? List.of()
                : ledger.consistency(old, head.size()).path();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(witness.prefix().toString().replaceAll("/+$", "") + "/add-checkpoint"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(AddCheckpointRequest.write(old, proof, note)))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }

    private static OptionalLong otherSize(Answer answer) {
        boolean told = answer.status() == 409
                && answer.type().startsWith(SIZE)
                && answer.body().matches("(0|[1-9][0-9]{0,17})\n");
        return told ? OptionalLong.of(Long.parseLong(answer.body().strip())) : OptionalLong.empty();
    }
}
