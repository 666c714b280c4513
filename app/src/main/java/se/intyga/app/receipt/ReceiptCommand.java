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

/// `./intyga receipt verify <file> --key <file or key>... [--lang sv|en]`: checks a receipt, as JWT or JSON-LD,
/// and says in plain words what it says. Needs no database and no network. After a rotation of the ledger's key
/// it takes all of them: `--key` again for each, or a file with one a line, or the published list of keys.
public final class ReceiptCommand {
    private static final long MOST_BYTES = 1 << 20;

    private ReceiptCommand() {}

    /// How it went, for the exit code.
    public enum Verdict {
        BELIEVED,
        NOT_BELIEVED,
        WRONG_USE
    }

    private record Asked(Path file, List<VerifierKey> keys, Language language) {}

    public static Verdict run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Optional<Asked> asked = asked(arguments);
            if (asked.isEmpty()) {
                err.println("intyga: receipt verify <file> --key <file with the ledger's public keys, or a key>..."
                        + " [--lang sv|en]");
                return Verdict.WRONG_USE;
            }
            return switch (new VerifyOffline(asked.get().keys())
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
        List<VerifierKey> keys = new ArrayList<>();
        Language language = Language.SV;
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean takesValue = argument.equals("--key") || argument.equals("--lang");
            if (takesValue && i + 1 == arguments.size()) {
                return Optional.empty();
            }
            if (argument.equals("--key")) {
                List<VerifierKey> named = ReadKeys.from(arguments.get(++i));
                if (named.isEmpty()) {
                    return Optional.empty();
                }
                keys.addAll(named);
            } else if (argument.equals("--lang")) {
                language = Language.preferred(arguments.get(++i), null);
            } else {
                files.add(argument);
            }
        }
        return files.size() == 1 && !keys.isEmpty()
                ? Optional.of(new Asked(Path.of(files.getFirst()), keys, language))
                : Optional.empty();
    }

    static String read(Path file) throws IOException {
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
