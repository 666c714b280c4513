package se.intyga.holder.receipt;

import org.jspecify.annotations.Nullable;
import se.intyga.holder.words.TellReceipt;

/// What the receipt page shows: a receipt that waits to be kept, or a form to bring one.
public record ReceiptView(
        TellReceipt.@Nullable Told told, @Nullable String problem, String formToken) {
    @Override
    public String toString() {
        return "ReceiptView[hidden]";
    }
}
