package se.intyga.formats.sdjwt;

import java.time.Duration;

/// Whether the holder must prove the key, decided by policy before looking at what arrived.
public sealed interface HolderBindingRule {
    /// The proof must be for us (`aud`, exact), for this request (`nonce`) and made within the window around now.
    record Demanded(String audience, String nonce, Duration past, Duration future) implements HolderBindingRule {
        @Override
        public String toString() {
            return "Demanded[" + audience + "]";
        }
    }

    /// At issuance, or where the query switched it off.
    record NotDemanded() implements HolderBindingRule {}
}
