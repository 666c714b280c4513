package se.intyga.verifier.page;

import org.jspecify.annotations.Nullable;

/// What the page of a closed request shows, in one language.
///
/// @param elsewhere whether this is not the browser that started, so that nothing is passed on
/// @param continueTo the return address with the response code; only in the browser that started
/// @param receipt where the receipt can be fetched once; only for whoever holds the response code
/// @param receiptShows what the receipt says
/// @param keepAt where a receipt address can be posted, to keep the receipt in the person's history
public record OverView(
        String sentence,
        String recipient,
        boolean elsewhere,
        @Nullable String continueTo,
        @Nullable String receipt,
        String receiptShows,
        boolean receiptGone,
        @Nullable String keepAt) {
    @Override
    public String toString() {
        return "OverView[hidden]";
    }
}
