package se.intyga.app.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import se.intyga.app.settings.WrongSetting;
import se.intyga.consent.audit.WitnessPolicy;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.checkpoint.WitnessKey;

/// Whom the caller trusts: keys, witnesses, and a checkpoint kept from earlier.
final class Policies {
    private Policies() {}

    static WitnessPolicy witnesses(Options options) {
        List<WitnessKey> witnesses = options.all("witness").stream()
                .map(text -> WitnessKey.parse(text)
                        .orElseThrow(() -> new WrongSetting(
                                "witness", "--witness takes a witness key: name+key id+base64, of type 0x04.")))
                .toList();
        int needed = options.one("witnesses-needed").map(Policies::number).orElse(witnesses.size());
        if (needed > witnesses.size()) {
            throw new WrongSetting(
                    "witnesses-needed", "--witnesses-needed is at most the number of --witness that are given.");
        }
        return new WitnessPolicy(witnesses, needed);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new WrongSetting("witnesses-needed", "--witnesses-needed takes a whole number.");
        }
        return Integer.parseInt(text);
    }

    static List<VerifierKey> keys(Options options) {
        return options.all("key").stream()
                .map(text -> VerifierKey.parse(text)
                        .orElseThrow(() ->
                                new WrongSetting("key", "--key takes the ledger's verifier key: name+key id+base64.")))
                .toList();
    }

    /// The checkpoint in the file of `--from`, which must be signed by one of the keys.
    static Optional<Checkpoint> trusted(Options options, List<VerifierKey> keys) {
        return options.one("from").map(file -> {
            try {
                return Checkpoint.verified(Files.readString(Path.of(file)), keys)
                        .orElseThrow(() -> new WrongSetting(
                                "from", "The file that --from names holds no checkpoint signed by the ledger's key."));
            } catch (IOException unreadable) {
                throw new WrongSetting("from", "The file that --from names cannot be read.");
            }
        });
    }
}
