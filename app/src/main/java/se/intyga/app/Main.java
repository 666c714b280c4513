package se.intyga.app;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import se.intyga.app.database.DatabaseUnavailable;
import se.intyga.app.datafolder.DataFolderInUse;
import se.intyga.app.datafolder.KeyMissing;
import se.intyga.app.decisions.DecisionsCommand;
import se.intyga.app.law.CheckPolicyCommand;
import se.intyga.app.law.WhatIfCommand;
import se.intyga.app.ledger.LedgerCommand;
import se.intyga.app.receipt.ReceiptCommand;
import se.intyga.app.retention.RetentionCommand;
import se.intyga.app.security.TokenCommand;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.ConfigurationPage;
import se.intyga.app.settings.ReadSettings;
import se.intyga.app.settings.Settings;
import se.intyga.app.settings.WrongSetting;

/// The command line of the house: `serve` and its small companions.
public final class Main {
    /// What the process ends with.
    private enum Exit {
        FINE(0),
        FAILED(1),
        WRONG_USE(2),
        DOES_NOT_FIT(4);

        private final int code;

        Exit(int code) {
            this.code = code;
        }
    }

    private static final String USAGE = """
            ./intyga serve [--key value …]          runs the house; prints "Intyga ready at <base URL>" when it answers
            ./intyga demo [--keep] [--receipts <folder>]
                                                    plays the three journeys on a house of its own, from a clean checkout
            ./intyga token --client <organisation>  prints an access token for an organisation's API, for use with curl
            ./intyga decisions replay               makes every kept decision again, and names the first that differs
            ./intyga retention run [--dry-run]      lets go of records that are too old; --dry-run only says how many would go
            ./intyga ledger verify [--ledger <name>] [--from <checkpoint file>]
                                                    checks every ledger in the database: --data-folder or --database-url
            ./intyga ledger verify --url <ledger> --key <verifier key> [--from <file>] [--witness <key> …] [--save <file>]
                                                    checks a published ledger, from anywhere. Exit 4: a leaf does not fit
            ./intyga ledger rotate-key              gives the ledgers a new key; the house must be stopped
            ./intyga settings                       prints every setting
            ./intyga check-policy <file or folder>  names every problem of policy files, with line and rule
            ./intyga check-policy --schema          prints the schema that policy files are held to
            ./intyga what-if --policies <folder> --question <which> --facts <file> --at <time> …
                                                    what would be decided, for example before and after a change
            ./intyga receipt verify <file> --key <file or key> [--lang sv|en]
                                                    checks a receipt with the ledger's public key, without a network
            ./intyga show decision-tables | policy-change | receipt-offline | tamperings
                                                    what was decided, checked and caught, by running it: bench/README.md
            ./intyga measure engine | ledger [size …]  speed, beside what the machine does at best: bench/README.md
            ./intyga test                           builds and checks everything
            ./intyga help                           prints this
            """;

    private Main() {}

    public static void main(String[] arguments) {
        Exit exit = run(Arrays.asList(arguments), System.out, System.err);
        if (exit != Exit.FINE) System.exit(exit.code);
    }

    private static Exit run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "help" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            switch (command) {
                case "serve" -> serve(ReadSettings.read(rest, System.getenv()), out);
                case "token" -> out.println(TokenCommand.run(rest));
                case "decisions" -> {
                    return DecisionsCommand.run(rest, System.getenv(), out) ? Exit.FINE : Exit.FAILED;
                }
                case "retention" -> RetentionCommand.run(rest, System.getenv(), out);
                case "ledger" -> {
                    return LedgerCommand.run(rest, out) == LedgerCommand.End.INTACT ? Exit.FINE : Exit.DOES_NOT_FIT;
                }
                case "settings" -> out.print(ConfigurationPage.markdown());
                case "check-policy" -> {
                    return switch (CheckPolicyCommand.run(rest, Instant.now(), out, err)) {
                        case HOLDS -> Exit.FINE;
                        case BROKEN -> Exit.FAILED;
                        case WRONG_USE -> Exit.WRONG_USE;
                    };
                }
                case "what-if" -> {
                    return switch (WhatIfCommand.run(rest, out, err)) {
                        case ANSWERED -> Exit.FINE;
                        case BROKEN -> Exit.FAILED;
                        case WRONG_USE -> Exit.WRONG_USE;
                    };
                }
                case "receipt" -> {
                    return switch (ReceiptCommand.run(rest, out, err)) {
                        case BELIEVED -> Exit.FINE;
                        case NOT_BELIEVED -> Exit.FAILED;
                        case WRONG_USE -> Exit.WRONG_USE;
                    };
                }
                case "help", "--help", "-h" -> out.print(USAGE);
                default -> {
                    err.print(USAGE);
                    return Exit.WRONG_USE;
                }
            }
            return Exit.FINE;
        } catch (WrongSetting wrong) {
            err.println("intyga: " + wrong.getMessage());
            return Exit.WRONG_USE;
        } catch (DataFolderInUse
                | DatabaseUnavailable
                | KeyMissing
                | LedgerCommand.NotDone
                | Ports.PortTaken
                | StartHindered
                | TokenCommand.NoToken hindered) {
            err.println("intyga: " + hindered.getMessage());
            return Exit.FAILED;
        }
    }

    private static void serve(Settings settings, PrintStream out) {
        System.setProperty("intyga.log.level", settings.get(Catalogue.LOG_LEVEL).name());
        House house = House.start(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            house.close();
            stopped.countDown();
        }));
        out.println("Intyga ready at " + house.baseUrl());
        out.flush();
        try {
            stopped.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
