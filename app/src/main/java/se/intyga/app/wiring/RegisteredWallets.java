package se.intyga.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.WrongSetting;
import se.intyga.issuer.client.WalletRegistration;

/// Reads the wallets that an operator registered: a text file, one wallet a line, with its client id, `public` or
/// `attested`, and its redirect addresses; `#` begins a comment.
final class RegisteredWallets {
    private RegisteredWallets() {}

    static List<WalletRegistration> read(Path file) {
        List<WalletRegistration> wallets = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String wallet = line.replaceFirst("#.*", "").strip();
                if (!wallet.isEmpty()) wallets.add(wallet(wallet.split("\\s+")));
            }
            return wallets;
        } catch (IOException | IllegalArgumentException wrong) {
            throw new WrongSetting(
                    Catalogue.WALLETS.key(),
                    "The file that the setting wallets names cannot be read: each line is a client id, public or attested, and redirect addresses.");
        }
    }

    private static WalletRegistration wallet(String[] words) {
        if (words.length < 3 || !(words[1].equals("public") || words[1].equals("attested"))) {
            throw new IllegalArgumentException("not a wallet");
        }
        return new WalletRegistration(words[0], List.of(words).subList(2, words.length), words[1].equals("attested"));
    }
}
