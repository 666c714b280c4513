package se.intyga.app.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.consent.checkpoint.KeySuccession;

/// `ledger rotate-key`: a new ledger key, named by a note of the old one. The house must not run (decision 0045).
final class RotateKey {
    private RotateKey() {}

    static LedgerCommand.End run(Options options, PrintStream out, SecureRandom random, Clock clock) {
        Path path = Settings.of(options.settings()).get(Catalogue.DATA_FOLDER);
        if (!Files.isDirectory(path)) throw new LedgerCommand.NotDone("There is no data folder " + path + ".");
        try (DataFolder folder = DataFolder.open(path, random)) {
            URI base = URI.create(
                    Files.readString(DataFolder.baseUrlNote(folder.path())).strip());
            String prefix = base.getRawAuthority() + (base.getRawPath() == null ? "" : base.getRawPath());
            KeySuccession made = new LedgerKeyFiles(folder.path()).rotate(prefix + "/ledgers", random, clock.instant());
            out.print(made.note());
            return LedgerCommand.End.INTACT;
        } catch (IOException unreadable) {
            throw new LedgerCommand.NotDone("The data folder has no base-url: was ./intyga serve ever started on it?");
        }
    }
}
