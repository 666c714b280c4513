package se.intyga.consent.receipt;

import java.util.List;
import se.intyga.formats.keys.PublicJwk;

/// The keys by which relying parties sign receipts. Given by whoever knows the registrations; this room asks no
/// other.
@FunctionalInterface
public interface RelyingPartyKeys {
    /// The keys of that relying party, current and former; none when it is not known.
    List<PublicJwk> of(String relyingPartyId);
}
