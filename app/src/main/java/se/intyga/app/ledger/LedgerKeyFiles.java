package se.intyga.app.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import se.intyga.app.datafolder.SafeFiles;
import se.intyga.consent.checkpoint.KeyHistory;
import se.intyga.consent.checkpoint.KeySuccession;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.checkpoint.LedgerKeys;

/// The ledger key's files in the folder of keys: `ledger.key`, after n changes `ledger-<n>.key`, and
/// `ledger.successions`
/// with the notes of the changes. The notes say which key is the current one; a past secret is not kept.
public final class LedgerKeyFiles {
    private static final String END = "\u001e\n";

    private final Path keys;

    public LedgerKeyFiles(Path dataFolder) {
        this.keys = dataFolder.resolve("keys");
    }

    /// How the key was changed so far.
    public KeyHistory history() {
        Path file = keys.resolve("ledger.successions");
        if (!Files.exists(file)) return KeyHistory.NONE;
        List<KeySuccession> successions = new ArrayList<>();
        for (String note : read(file).split(END, -1)) {
            if (note.isEmpty()) continue;
            successions.add(KeySuccession.parse(note)
                    .orElseThrow(() -> new IllegalStateException("the key file " + file + " is damaged")));
        }
        return new KeyHistory(successions);
    }

    /// The name of the current key among the keys.
    public String currentName() {
        return name(history().successions().size());
    }

    /// The keys as they are; nothing is made.
    public LedgerKeys existing() {
        KeyHistory history = history();
        Path file = keys.resolve(name(history.successions().size()) + ".key");
        if (!Files.exists(file)) throw new LedgerCommand.NotDone("There is no ledger key at " + file + ".");
        return new LedgerKeys(
                LedgerKey.fromSeed(HexFormat.of().parseHex(read(file).strip())), java.util.Optional.of(history));
    }

    /// Makes the next key. It counts from the moment the note is written; killed before, the old one still does.
    public KeySuccession rotate(String house, SecureRandom random, Instant at) {
        LedgerKeys old = existing();
        List<KeySuccession> successions = new ArrayList<>(old.successions());
        byte[] seed = new byte[LedgerKey.SEED_LENGTH];
        random.nextBytes(seed);
        SafeFiles.write(
                keys.resolve(name(successions.size() + 1) + ".key"),
                HexFormat.of().formatHex(seed) + "\n");
        KeySuccession next = KeySuccession.of(house, old.current(), LedgerKey.fromSeed(seed), at);
        Arrays.fill(seed, (byte) 0);
        successions.add(next);
        StringBuilder notes = new StringBuilder();
        successions.forEach(one -> notes.append(one.note()).append(END));
        SafeFiles.write(keys.resolve("ledger.successions"), notes.toString());
        try {
            Files.deleteIfExists(keys.resolve(name(successions.size() - 1) + ".key"));
        } catch (IOException kept) {
            throw new UncheckedIOException("the old ledger key could not be deleted: delete it by hand", kept);
        }
        return next;
    }

    private static String name(int changes) {
        return changes == 0 ? "ledger" : "ledger-" + changes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), unreadable);
        }
    }
}
