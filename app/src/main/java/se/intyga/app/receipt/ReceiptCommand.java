package se.intyga.app.receipt;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.receipt.Receipt;
import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.consent.receipt.VerifyOffline;
import se.intyga.holder.words.TellReceipt;
import se.intyga.pages.Language;

/// `./intyga receipt verify <file> --key <file or key> [--lang sv|en]`: checks a receipt, as JWT or JSON-LD,
/// and says in plain words what it says. Needs no database and no network.
public final class ReceiptCommand {
    private static final long MOST_BYTES = 1 << 20;

    private ReceiptCommand() {}

    /// How it went, for the exit code.
    public enum Verdict {
        BELIEVED,
        NOT_BELIEVED,
        WRONG_USE
    }

    private record Asked(Path file, VerifierKey key, Language language) {}

    public static Verdict run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Optional<Asked> asked = asked(arguments);
            if (asked.isEmpty()) {
                err.println("intyga: receipt verify <file> --key <file with the ledger's public key, or the key>"
                        + " [--lang sv|en]");
                return Verdict.WRONG_USE;
            }
            return switch (new VerifyOffline(asked.get().key())
                    .verify(read(asked.get().file()))) {
                case ReceiptOutcome.Verified(Receipt receipt) -> {
                    tell(TellReceipt.tell(receipt, asked.get().language()), out);
                    yield Verdict.BELIEVED;
                }
                case ReceiptOutcome.Rejected(ReceiptOutcome.Reason reason) -> {
                    err.println(ReceiptRefusals.told(reason).in(asked.get().language()) + " (" + reason + ")");
                    yield Verdict.NOT_BELIEVED;
                }
            };
        } catch (IOException unreadable) {
            err.println("intyga: the file cannot be read.");
            return Verdict.WRONG_USE;
        }
    }

    private static Optional<Asked> asked(List<String> arguments) throws IOException {
        if (arguments.isEmpty() || !arguments.getFirst().equals("verify")) {
            return Optional.empty();
        }
        List<String> files = new ArrayList<>();
        Optional<String> key = Optional.empty();
        Language language = Language.SV;
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean named = argument.equals("--key") || argument.equals("--lang");
            if (named && i + 1 == arguments.size()) {
                return Optional.empty();
            }
            if (argument.equals("--key")) {
                key = Optional.of(arguments.get(++i));
            } else if (argument.equals("--lang")) {
                language = Language.preferred(arguments.get(++i), null);
            } else {
                files.add(argument);
            }
        }
        if (files.size() != 1 || key.isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of(files.getFirst());
        Language chosen = language;
        return key(key.get()).map(found -> new Asked(file, found, chosen));
    }

    private static Optional<VerifierKey> key(String fileOrKey) throws IOException {
        Optional<VerifierKey> key = VerifierKey.parse(fileOrKey.strip());
        return key.isPresent() || fileOrKey.indexOf('\0') >= 0 || !Files.isRegularFile(Path.of(fileOrKey))
                ? key
                : VerifierKey.parse(read(Path.of(fileOrKey)).strip());
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("too large");
        }
        return Files.readString(file);
    }

    private static void tell(TellReceipt.Told told, PrintStream out) {
        out.println(told.kind());
        out.println(told.sentence());
        told.facts().forEach(fact -> out.println("  " + fact.label() + ": " + fact.value()));
        out.println(told.now());
        out.println(told.proof());
    }
}
