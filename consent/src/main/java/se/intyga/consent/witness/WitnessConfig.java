package se.intyga.consent.witness;

import java.util.List;
import se.intyga.consent.checkpoint.CosigningKey;
import se.intyga.consent.checkpoint.VerifierKey;

/// This house as a witness.
///
/// @param ledgers the keys of the ledgers it cosigns for; a key's name is the ledger's origin, and one may have several
public record WitnessConfig(CosigningKey key, List<VerifierKey> ledgers) {
    public WitnessConfig {
        ledgers = List.copyOf(ledgers);
    }

    List<VerifierKey> of(String origin) {
        return ledgers.stream().filter(key -> key.name().equals(origin)).toList();
    }
}
