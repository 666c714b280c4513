package se.intyga.issuer.statuslist;

import java.net.URI;
import se.intyga.formats.statuslist.StatusReference;

/// A place in a status list that no other credential has or will have. It names one credential: not printed.
public record AllocatedStatus(String listId, URI uri, int index) {
    public AllocatedStatus {
        if (index < 0) {
            throw new IllegalArgumentException("a status index is never negative");
        }
    }

    /// For the credential's `status` claim.
    public StatusReference reference() {
        return new StatusReference(uri, index);
    }

    @Override
    public String toString() {
        return "AllocatedStatus[hidden]";
    }
}
