package se.intyga.verifier.transaction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.intyga.formats.CredentialFormat;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.dcql.CredentialQuery;
import se.intyga.formats.dcql.DcqlQuery;
import se.intyga.formats.dcql.DcqlReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.rule.RequestedClaims;

/// What a query could bring out, for every type of credential it names: the law looks at all of it, also at what stands
/// in alternatives.
record AskedClaims(DcqlQuery query, List<RequestedClaims> claims) {
    AskedClaims {
        claims = List.copyOf(claims);
    }

    /// A query that this door can put to a wallet, or why it cannot.
    sealed interface Reading {}

    record Usable(AskedClaims asked) implements Reading {}

    record Unusable(String reason) implements Reading {}

    static Reading read(String dcql) {
        return StrictJson.object(dcql)
                .<Reading>map(wire -> switch (DcqlQuery.parse(wire)) {
                    case DcqlReading.Refused refused ->
                        new Unusable(refused.fault() + (refused.where().isEmpty() ? "" : " at " + refused.where()));
                    case DcqlReading.Read(DcqlQuery query) -> usable(query);
                })
                .orElseGet(() -> new Unusable("NOT_AN_OBJECT"));
    }

    private static Reading usable(DcqlQuery query) {
        List<RequestedClaims> claims = new ArrayList<>();
        for (CredentialQuery credential : query.credentials()) {
            String where = " in the credential query " + credential.id();
            if (credential.format() != CredentialFormat.SD_JWT_VC) {
                return new Unusable("only the format dc+sd-jwt can be asked for" + where);
            }
            if (credential.types().isEmpty()) {
                return new Unusable("meta.vct_values is needed: every type is registered by name" + where);
            }
            if (!credential.requireHolderBinding()) {
                return new Unusable("a presentation without the holder's proof is of no use here" + where);
            }
            if (credential.claims().isEmpty()) {
                return new Unusable("claims is needed: a request enumerates what it wants" + where);
            }
            credential.types().forEach(type -> claims.add(new RequestedClaims(type.getFirst(), credential.paths())));
        }
        return new Usable(new AskedClaims(query, claims));
    }

    List<ClaimPath> paths() {
        Set<ClaimPath> paths = new LinkedHashSet<>();
        claims.forEach(asked -> paths.addAll(asked.paths()));
        return List.copyOf(paths);
    }
}
