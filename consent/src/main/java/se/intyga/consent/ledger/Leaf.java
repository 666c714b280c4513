package se.intyga.consent.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.TreeHash;

/// What is hashed into the tree and stays for ever: whose ledger, which place, when it was appended, and a
/// commitment to the event. Nothing here leads back to the event once its salt is destroyed.
///
/// @param appendedAt never earlier than the leaf before it
public record Leaf(LedgerName ledger, long index, Instant appendedAt, Hash commitment) {
    private static final String VERSION = "intyga-leaf-v1";

    public Leaf {
        appendedAt = appendedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public byte[] write() {
        return new CanonicalWriter()
                .text(VERSION)
                .text(ledger.value())
                .longNumber(index)
                .longNumber(appendedAt.toEpochMilli())
                .bytes(commitment.bytes())
                .written();
    }

    /// The leaf in these bytes; nothing when they are no leaf.
    public static Optional<Leaf> parse(byte[] leaf) {
        try {
            return Optional.of(read(leaf));
        } catch (CanonicalReader.Malformed malformed) {
            return Optional.empty();
        }
    }

    static Leaf read(byte[] leaf) throws CanonicalReader.Malformed {
        return CanonicalReader.reading(leaf, in -> {
            if (!in.text().equals(VERSION)) {
                throw new IllegalArgumentException("another version");
            }
            return new Leaf(
                    new LedgerName(in.text()),
                    in.longNumber(),
                    Instant.ofEpochMilli(in.longNumber()),
                    Hash.of(in.bytes()));
        });
    }

    public EntryReference reference() {
        return new EntryReference(ledger, index, TreeHash.leaf(write()));
    }
}
