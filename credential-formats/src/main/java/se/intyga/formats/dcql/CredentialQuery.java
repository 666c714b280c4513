package se.intyga.formats.dcql;

import java.util.List;
import java.util.Optional;
import se.intyga.formats.CredentialFormat;
import se.intyga.formats.claims.ClaimPath;

/// What is asked of one credential. `types` holds the alternatives of `vct_values`, `doctype_value` or `type_values`;
/// empty means any.
public record CredentialQuery(
        String id,
        CredentialFormat format,
        List<List<String>> types,
        boolean multiple,
        boolean requireHolderBinding,
        List<TrustedAuthority> trustedAuthorities,
        List<ClaimsQuery> claims,
        List<List<String>> claimSets) {
    public CredentialQuery {
        types = types.stream().map(List::copyOf).toList();
        trustedAuthorities = List.copyOf(trustedAuthorities);
        claims = List.copyOf(claims);
        claimSets = claimSets.stream().map(List::copyOf).toList();
    }

    /// Every path the query could lead to being disclosed.
    public List<ClaimPath> paths() {
        return claims.stream().map(ClaimsQuery::path).toList();
    }

    /// The alternatives in the order of preference: the claim sets, or all claims together.
    List<List<ClaimsQuery>> alternatives() {
        if (claimSets.isEmpty()) {
            return List.of(claims);
        }
        return claimSets.stream()
                .map(set ->
                        set.stream().map(this::claim).flatMap(Optional::stream).toList())
                .toList();
    }

    private Optional<ClaimsQuery> claim(String claimId) {
        return claims.stream()
                .filter(claim -> claim.id().equals(Optional.of(claimId)))
                .findFirst();
    }
}
