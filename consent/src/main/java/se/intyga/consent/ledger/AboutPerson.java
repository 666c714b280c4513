package se.intyga.consent.ledger;

import java.util.Optional;

/// Whom an entry is about, as far as a ledger knows: a reference to note beside the leaf, and a key to seal with. What
/// is
/// sealed can be read as long as that key exists.
public interface AboutPerson {
    /// 32 bytes that lead to the person only with a key outside the database.
    byte[] reference();

    /// Seals content for one place.
    ///
    /// @param place what the content belongs to; sealed content opens at no other place
    byte[] seal(byte[] content, byte[] place);

    /// Opens what was sealed. Nothing when it was changed, moved, or sealed under another key.
    interface Opening {
        Optional<byte[]> open(byte[] sealed, byte[] place);
    }
}
