package se.intyga.app.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Setting;
import se.intyga.app.settings.WrongSetting;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.checkpoint.WitnessKey;
import se.intyga.consent.witness.Witness;
import se.intyga.consent.witness.Witnesses;

/// The two text files about witnesses. Empty lines and lines that begin with # are passed over.
public final class WitnessFiles {
    private WitnessFiles() {}

    /// Who cosigns our ledgers: `https://… name+id+key` a line.
    public static Witnesses witnesses(Path file, int needed) {
        List<Witness> all = lines(file, Catalogue.WITNESSES).stream()
                .map(line -> {
                    String[] parts = line.split(" +", -1);
                    if (parts.length != 2 || !parts[0].startsWith("https://")) throw wrong(Catalogue.WITNESSES);
                    WitnessKey key = WitnessKey.parse(parts[1]).orElseThrow(() -> wrong(Catalogue.WITNESSES));
                    return new Witness(URI.create(parts[0]), key);
                })
                .toList();
        if (needed > all.size()) {
            throw new WrongSetting(
                    Catalogue.WITNESSES_NEEDED.key(),
                    "The setting witnesses-needed is larger than the number of witnesses.");
        }
        return new Witnesses(all, needed);
    }

    /// The keys of the ledgers we cosign.
    public static List<VerifierKey> ledgers(Path file) {
        return lines(file, Catalogue.WITNESSED_LEDGERS).stream()
                .map(line -> VerifierKey.parse(line).orElseThrow(() -> wrong(Catalogue.WITNESSED_LEDGERS)))
                .toList();
    }

    private static List<String> lines(Path file, Setting<?> setting) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw wrong(setting);
        }
    }

    private static WrongSetting wrong(Setting<?> setting) {
        return new WrongSetting(
                setting.key(),
                "The file that " + setting.key() + " names cannot be read, or has a line of another form.");
    }
}
