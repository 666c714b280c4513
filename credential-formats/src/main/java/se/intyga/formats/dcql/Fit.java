package se.intyga.formats.dcql;

import java.util.List;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;

/// How one credential stands to one query: the same rules for wallet and verifier.
sealed interface Fit {
    record Fits(List<ClaimPath> paths) implements Fit {}

    record Unfit(DcqlVerdict.Reason reason) implements Fit {}

    static Fit of(CredentialQuery query, QueriedCredential credential) {
        if (credential.format() != query.format()) {
            return new Unfit(DcqlVerdict.Reason.WRONG_FORMAT);
        }
        if (!query.types().isEmpty()
                && query.types().stream().noneMatch(types -> credential.types().containsAll(types))) {
            return new Unfit(DcqlVerdict.Reason.WRONG_CREDENTIAL_TYPE);
        }
        if (!query.trustedAuthorities().isEmpty()
                && query.trustedAuthorities().stream().noneMatch(authority -> authority.isMetBy(credential))) {
            return new Unfit(DcqlVerdict.Reason.WRONG_AUTHORITY);
        }
        if (query.requireHolderBinding() && !credential.holderBound()) {
            return new Unfit(DcqlVerdict.Reason.NOT_HOLDER_BOUND);
        }
        Optional<List<ClaimsQuery>> met = query.alternatives().stream()
                .filter(claims -> claims.stream().allMatch(claim -> claim.isMetBy(credential.claims())))
                .findFirst();
        return met.<Fit>map(claims ->
                        new Fits(claims.stream().map(ClaimsQuery::path).toList()))
                .orElse(new Unfit(DcqlVerdict.Reason.CLAIMS_MISSING));
    }
}
