package se.intyga.app.ledger;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import se.intyga.app.settings.WrongSetting;
import se.intyga.formats.keys.SignatureProviders;

/// `./intyga ledger verify` and `./intyga ledger rotate-key`.
public final class LedgerCommand {
    /// How it ended.
    public enum End {
        /// Everything fits.
        INTACT,
        /// A leaf does not fit: it is named.
        DOES_NOT_FIT
    }

    /// It could not be looked at; the message says why. No verdict.
    public static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotDone(String sentence) {
            super(sentence);
        }
    }

    private LedgerCommand() {}

    public static End run(List<String> arguments, PrintStream out) {
        String what = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        return switch (what) {
            case "verify" -> {
                Options options = Options.read(rest);
                SignatureProviders.install();
                yield options.given("url") ? VerifyOverHttp.run(options, out) : VerifyInDatabase.run(options, out);
            }
            case "rotate-key" -> RotateKey.run(Options.read(rest), out, new SecureRandom(), Clock.systemUTC());
            default -> throw new WrongSetting("ledger", "Say ./intyga ledger verify or ./intyga ledger rotate-key.");
        };
    }
}
