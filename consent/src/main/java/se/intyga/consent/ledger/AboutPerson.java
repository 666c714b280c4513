package se.intyga.consent.ledger;

import java.util.Optional;

/// Whom an entry is about, as far as a ledger knows: a reference to note beside the leaf. The same person is an equal
/// one. What is sealed under her key ([SealingKeys]) can be read as long as that key exists.
public interface AboutPerson {
    /// 32 bytes that lead to the person only with a key outside the database.
    byte[] reference();

    /// Seals, and makes marks that say nothing without the key.
    interface Sealing {
        /// Seals content for one place.
        ///
        /// @param place what the content belongs to; sealed content opens at no other place
        byte[] seal(byte[] content, byte[] place);

        /// The same 32 bytes for the same words under the same key.
        byte[] mark(byte[] words);
    }

    /// Opens what was sealed.
    interface Opening {
        /// Whether this is what sealed it: what another key sealed is gone with that key, not damaged.
        boolean sealed(byte[] sealed);

        /// Nothing when it was changed, moved, or sealed under another key.
        Optional<byte[]> open(byte[] sealed, byte[] place);
    }
}
