package se.intyga.verifier.transaction;

import java.time.Instant;

/// What an answered transaction will end with, drawn when the answer takes it and sealed with it: so that whoever
/// carries the answer through again after a stop comes to the same result, receipt and digests. Secrets.
///
/// @param answeredAt when the answer came first; it is judged by the law and the clock of that moment
/// @param receiptSecret where the receipt will lie
/// @param saltSeed from which the salts of the digests follow
public record Ending(Instant answeredAt, ResponseCode responseCode, String receiptSecret, String saltSeed) {
    public Ending {
        FreshWords.checked(receiptSecret);
        FreshWords.checked(saltSeed);
    }

    public static Ending drawn(Instant now, FreshWords words) {
        return new Ending(now, new ResponseCode(words.next()), words.next(), words.next());
    }

    @Override
    public String toString() {
        return "Ending[hidden]";
    }
}
