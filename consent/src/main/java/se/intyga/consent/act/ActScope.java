package se.intyga.consent.act;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Purpose;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.pages.Text;

/// What one act is bound to (L13, L14): exactly this request, one recipient, enumerated claims of one instance
/// of a credential, the text shown, an end. There is no member that could hold a second recipient, a passing-on
/// (L15) or a condition (L18). Known to the person only.
///
/// @param recipientBasis the recipient's own ground, kept beside the act and never instead of it
/// @param requestDigest SHA-256 of the request object the person saw, in base64url
/// @param boundInstance see [CredentialInstance#boundTo]
/// @param retention what the recipient registered about how long it keeps the claims
public record ActScope(
        Instant madeAt,
        Instant expiresAt,
        Party recipient,
        Purpose purpose,
        LawfulBasis recipientBasis,
        String credentialType,
        List<ClaimPath> claims,
        String requestDigest,
        String boundInstance,
        TextShown textShown,
        Text retention,
        String policyVersion) {
    public ActScope {
        madeAt = madeAt.truncatedTo(ChronoUnit.SECONDS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        claims = List.copyOf(claims);
        if (claims.isEmpty() || claims.stream().anyMatch(path -> !enumerated(path))) {
            throw new IllegalArgumentException("an act names its claims one by one");
        }
        if (!expiresAt.isAfter(madeAt)) {
            throw new IllegalArgumentException("an act ends after it was made");
        }
        if (!TextShown.isHash(requestDigest) || !TextShown.isHash(boundInstance)) {
            throw new IllegalArgumentException("digests have 32 bytes");
        }
    }

    /// Whether the path names a claim, and not every element of something or everything.
    public static boolean enumerated(ClaimPath path) {
        return path.segments().stream().noneMatch(segment -> switch (segment) {
            case ClaimPath.Each() -> true;
            case ClaimPath.Name(String name) -> name.indexOf('*') >= 0;
            case ClaimPath.Index _ -> false;
        });
    }

    @Override
    public String toString() {
        return "ActScope[hidden]";
    }
}
