package se.intyga.app.receipt;

import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.pages.Text;

/// Why a receipt is not believed, in words.
final class ReceiptRefusals {
    private ReceiptRefusals() {}

    static Text told(ReceiptOutcome.Reason reason) {
        return switch (reason) {
            case MALFORMED -> new Text("Det här är inget kvitto.", "This is not a receipt.");
            case UNKNOWN_RELYING_PARTY ->
                new Text("Ingen känd mottagare skriver under så.", "Nobody known signs under that name.");
            case BAD_SIGNATURE ->
                new Text("Underskriften stämmer inte med kvittot.", "The signature does not fit the receipt.");
            case NOT_IN_LEDGER ->
                new Text(
                        "Beviset leder inte till den logg som nyckeln hör till.",
                        "The proof does not lead to the ledger that the key belongs to.");
            case FACTS_DIFFER ->
                new Text(
                        "Kvittot säger något annat än det som står i loggen.",
                        "The receipt says something else than what stands in the ledger.");
            case SEAL_BROKEN ->
                new Text(
                        "Loggens egen underskrift över hela kvittot stämmer inte.",
                        "The ledger's own signature over the whole receipt does not fit.");
        };
    }
}
