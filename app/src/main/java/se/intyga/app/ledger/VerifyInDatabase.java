package se.intyga.app.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.app.database.HouseDatabase;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.app.settings.WrongSetting;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.LedgerKeys;
import se.intyga.consent.ledger.LedgerConfig;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.ledger.SealedEvents;
import se.intyga.consent.ledger.VerifyLedger;
import se.intyga.consent.person.PersonKeys;
import se.intyga.consent.person.SealedRecords;
import se.intyga.consent.person.VaultKey;

/// `ledger verify` on the rows themselves: also events against leaves, nodes, the heads, and links to persons.
/// The house may be running; nothing is written.
final class VerifyInDatabase {
    private VerifyInDatabase() {}

    static LedgerCommand.End run(Options options, PrintStream out) {
        Settings settings = Settings.of(options.settings());
        Path folder = settings.get(Catalogue.DATA_FOLDER);
        if (!Files.isDirectory(folder)) throw new LedgerCommand.NotDone("There is no data folder " + folder + ".");
        LedgerKeys keys = new LedgerKeyFiles(folder).existing();
        try (HouseDatabase database = HouseDatabase.asItIs(settings)) {
            return all(options, database.jdbi(), keys, folder, out);
        }
    }

    private static LedgerCommand.End all(Options options, Jdbi jdbi, LedgerKeys keys, Path folder, PrintStream out) {
        VerifyLedger verify = new VerifyLedger(jdbi, keys, sealed(jdbi, keys, folder));
        List<LedgerName> names =
                options.one("ledger").map(VerifyInDatabase::name).map(List::of).orElseGet(verify::names);
        if (options.given("from") && names.size() != 1) {
            throw new WrongSetting("ledger", "--from is about one ledger: name it with --ledger.");
        }
        LedgerCommand.End end = LedgerCommand.End.INTACT;
        for (LedgerName name : names) {
            Optional<Checkpoint> trusted = trusted(options, verify, name);
            LedgerVerdict verdict =
                    trusted.map(kept -> verify.verify(name, kept)).orElseGet(() -> verify.verify(name));
            if (Told.tell(verdict, out) != LedgerCommand.End.INTACT) end = LedgerCommand.End.DOES_NOT_FIT;
        }
        return end;
    }

    private static Optional<Checkpoint> trusted(Options options, VerifyLedger verify, LedgerName ledger) {
        return options.one("from").map(file -> {
            try {
                return verify.kept(ledger, Files.readString(Path.of(file)))
                        .orElseThrow(() -> new WrongSetting(
                                "from", "The file that --from names holds no checkpoint of ours of that ledger."));
            } catch (IOException unreadable) {
                throw new WrongSetting("from", "The file that --from names cannot be read.");
            }
        });
    }

    /// Opens events about persons by the vault key; where that is not at hand they count as erased.
    private static SealedEvents sealed(Jdbi jdbi, LedgerKeys keys, Path folder) {
        Path file = folder.resolve("keys/person-vault.key");
        if (!Files.exists(file)) return SealedEvents.NONE;
        try {
            VaultKey vault =
                    new VaultKey(HexFormat.of().parseHex(Files.readString(file).strip()));
            LedgerConfig anyOrigin = new LedgerConfig("localhost");
            SecureRandom random = new SecureRandom();
            return new SealedRecords(jdbi, new Ledgers(jdbi, keys, anyOrigin), new PersonKeys(vault, random), random);
        } catch (IOException | IllegalArgumentException damaged) {
            throw new LedgerCommand.NotDone("The key file " + file + " cannot be read.");
        }
    }

    private static LedgerName name(String text) {
        try {
            return new LedgerName(text);
        } catch (IllegalArgumentException none) {
            throw new WrongSetting(
                    "ledger", "--ledger takes issuers/<agency>, relying-parties/<organisation> or holder.");
        }
    }
}
