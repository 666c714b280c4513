package se.intyga.issuer.proof;

import java.util.List;
import se.intyga.formats.keys.PublicJwk;

/// What a key attestation shows: that a trusted provider knows where these keys live.
sealed interface KeyAttestation {
    record Attested(List<PublicJwk> keys) implements KeyAttestation {}

    record Rejected(String description) implements KeyAttestation {}
}
