package se.intyga.holder.receipt;

import se.intyga.holder.words.TellReceipt;

/// What the page of one receipt shows.
///
/// @param address of the receipt's API, without the form
public record OwnReceiptView(TellReceipt.Told told, String address) {
    @Override
    public String toString() {
        return "OwnReceiptView[hidden]";
    }
}
