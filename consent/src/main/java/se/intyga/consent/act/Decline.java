package se.intyga.consent.act;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.formats.claims.ClaimPath;

/// A person's no to one request: who had asked, why and for what, as far as her application told. Known to the person
/// only, and to whom she shows it.
///
/// @param requestDigest SHA-256 of the request, in base64url
public record Decline(
        Instant at,
        Optional<Party> recipient,
        Optional<Purpose> purpose,
        Optional<String> credentialType,
        List<ClaimPath> claims,
        String requestDigest)
        implements Committed {
    public Decline {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        claims = List.copyOf(claims);
        if (!TextShown.isHash(requestDigest)) {
            throw new IllegalArgumentException("a request is named by a SHA-256 digest in base64url");
        }
    }

    @Override
    public String toString() {
        return "Decline[hidden]";
    }
}
