package se.intyga.app.ledger;

import java.io.PrintStream;
import se.intyga.consent.ledger.LedgerVerdict;

/// A verdict as a line.
final class Told {
    private Told() {}

    static LedgerCommand.End tell(LedgerVerdict verdict, PrintStream out) {
        return switch (verdict) {
            case LedgerVerdict.Intact(var ledger, var size, var erased) -> {
                out.println("intact: ledger " + ledger + ", " + size + " leaves"
                        + (erased > 0 ? ", " + erased + " events erased" : ""));
                yield LedgerCommand.End.INTACT;
            }
            case LedgerVerdict.DoesNotFit misfit -> {
                out.println("DOES NOT FIT: " + misfit);
                yield LedgerCommand.End.DOES_NOT_FIT;
            }
        };
    }
}
