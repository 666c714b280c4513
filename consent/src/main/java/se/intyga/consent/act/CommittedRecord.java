package se.intyga.consent.act;

import java.util.Arrays;
import java.util.Optional;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.ledger.SaltedDigest;

/// A record with the salt under which an entry of the door's ledger commits to it. Whoever holds both can prove
/// it; the ledger alone tells neither the person nor the recipient.
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record CommittedRecord(Salt salt, byte[] content) {
    public CommittedRecord {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    public SaltedDigest digest() {
        return SaltedDigest.of(salt, content);
    }

    /// What it says; nothing when it is no record of an act or a no.
    public Optional<Committed> record() {
        return ActDocument.read(content).<Committed>map(act -> act).or(() -> DeclineDocument.read(content));
    }

    /// The record, when the event commits to it and it can be read.
    public Optional<Committed> openedBy(LedgerEvent event) {
        return event.digests().contains(digest()) ? record() : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommittedRecord(Salt otherSalt, byte[] bytes)
                && Arrays.equals(salt.bytes(), otherSalt.bytes())
                && Arrays.equals(content, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "CommittedRecord[hidden]";
    }
}
