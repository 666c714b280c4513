package se.intyga.formats.dcql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The wallet's side of a query (OpenID4VP 1.0, section 6.4).
final class MatchDcql {
    private MatchDcql() {}

    static <C extends QueriedCredential> DcqlMatch<C> match(DcqlQuery query, List<C> held) {
        var candidates = new LinkedHashMap<String, List<DcqlMatch.Candidate<C>>>();
        for (CredentialQuery credentialQuery : query.credentials()) {
            var fitting = new ArrayList<DcqlMatch.Candidate<C>>();
            for (C credential : held) {
                if (Fit.of(credentialQuery, credential) instanceof Fit.Fits(var paths)) {
                    fitting.add(new DcqlMatch.Candidate<>(credential, paths));
                }
            }
            if (!fitting.isEmpty()) {
                candidates.put(credentialQuery.id(), List.copyOf(fitting));
            }
        }
        Optional<Set<String>> wanted = wanted(query, candidates.keySet());
        if (wanted.isEmpty()) {
            return new DcqlMatch.NotMatched<>();
        }
        Map<String, List<DcqlMatch.Candidate<C>>> answers = new LinkedHashMap<>(candidates);
        answers.keySet().retainAll(wanted.get());
        return new DcqlMatch.Matched<>(answers);
    }

    private static Optional<Set<String>> wanted(DcqlQuery query, Set<String> available) {
        var wanted = new LinkedHashSet<String>();
        if (query.credentialSets().isEmpty()) {
            query.credentials().forEach(credential -> wanted.add(credential.id()));
            return available.containsAll(wanted) ? Optional.of(wanted) : Optional.empty();
        }
        for (CredentialSetQuery set : query.credentialSets()) {
            Optional<List<String>> option =
                    set.options().stream().filter(available::containsAll).findFirst();
            if (option.isEmpty() && set.required()) {
                return Optional.empty();
            }
            option.ifPresent(wanted::addAll);
        }
        return wanted.isEmpty() ? Optional.empty() : Optional.of(wanted);
    }
}
