package se.intyga.app.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.formats.json.StrictJson;

/// Reads the ledger's public keys as a checker names them: one key, a file with one a line, or the list that a house
/// publishes under `/ledgers/<ledger>/keys`.
final class ReadKeys {
    private ReadKeys() {}

    /// None when any of it is something else: half a list would refuse true receipts without saying why.
    static List<VerifierKey> from(String fileOrKey) throws IOException {
        Optional<VerifierKey> key = VerifierKey.parse(fileOrKey.strip());
        if (key.isPresent()) {
            return List.of(key.get());
        }
        if (fileOrKey.indexOf('\0') >= 0 || !Files.isRegularFile(Path.of(fileOrKey))) {
            return List.of();
        }
        String text = ReceiptCommand.read(Path.of(fileOrKey)).strip();
        return all(text.startsWith("{") ? published(text) : text.lines().toList());
    }

    private static List<String> published(String json) {
        List<String> keys = new ArrayList<>();
        Optional<ObjectNode> list = StrictJson.object(json);
        if (list.isPresent()) {
            for (JsonNode key : list.get().path("keys")) {
                keys.add(key.asText());
            }
        }
        return keys;
    }

    private static List<VerifierKey> all(List<String> lines) {
        List<String> written = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<VerifierKey> keys = written.stream()
                .map(VerifierKey::parse)
                .flatMap(Optional::stream)
                .toList();
        return keys.size() == written.size() ? keys : List.of();
    }
}
