package se.intyga.formats.dcql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The verifier's side of a query: trusts nothing the wallet concluded.
final class CheckDcql {
    private CheckDcql() {}

    static <C extends QueriedCredential> DcqlVerdict<C> check(DcqlQuery query, Map<String, List<C>> answers) {
        var misfits = new ArrayList<DcqlVerdict.Misfit>();
        var counted = new LinkedHashMap<String, List<DcqlVerdict.Counted<C>>>();
        boolean wrongShape = false;
        for (var answer : answers.entrySet()) {
            Optional<CredentialQuery> asked = query.credential(answer.getKey());
            if (asked.isEmpty()) {
                misfits.add(new DcqlVerdict.Misfit(answer.getKey(), DcqlVerdict.Reason.UNKNOWN_QUERY));
                wrongShape = true;
                continue;
            }
            if (answer.getValue().size() > 1 && !asked.get().multiple()) {
                misfits.add(new DcqlVerdict.Misfit(answer.getKey(), DcqlVerdict.Reason.TOO_MANY));
                wrongShape = true;
                continue;
            }
            List<DcqlVerdict.Counted<C>> fitting = fitting(asked.get(), answer.getValue(), misfits);
            if (!fitting.isEmpty()) {
                counted.put(answer.getKey(), fitting);
            }
        }
        List<DcqlVerdict.Misfit> unmet = unmet(query, counted);
        if (wrongShape || !unmet.isEmpty() || counted.isEmpty()) {
            misfits.addAll(unmet);
            return new DcqlVerdict.NotAnswered<>(List.copyOf(misfits));
        }
        return new DcqlVerdict.Answered<>(counted, List.copyOf(misfits));
    }

    private static <C extends QueriedCredential> List<DcqlVerdict.Counted<C>> fitting(
            CredentialQuery query, List<C> credentials, List<DcqlVerdict.Misfit> misfits) {
        var fitting = new ArrayList<DcqlVerdict.Counted<C>>();
        for (C credential : credentials) {
            switch (Fit.of(query, credential)) {
                case Fit.Fits(var paths) -> fitting.add(new DcqlVerdict.Counted<>(credential, paths));
                case Fit.Unfit(var reason) -> misfits.add(new DcqlVerdict.Misfit(query.id(), reason));
            }
        }
        return List.copyOf(fitting);
    }

    private static List<DcqlVerdict.Misfit> unmet(DcqlQuery query, Map<String, ?> counted) {
        var unmet = new ArrayList<DcqlVerdict.Misfit>();
        if (query.credentialSets().isEmpty()) {
            for (CredentialQuery credential : query.credentials()) {
                if (!counted.containsKey(credential.id())) {
                    unmet.add(new DcqlVerdict.Misfit(credential.id(), DcqlVerdict.Reason.CREDENTIAL_MISSING));
                }
            }
        }
        for (CredentialSetQuery set : query.credentialSets()) {
            if (set.required() && !set.isMetBy(counted.keySet())) {
                String first = set.options().getFirst().getFirst();
                unmet.add(new DcqlVerdict.Misfit(first, DcqlVerdict.Reason.SET_NOT_MET));
            }
        }
        return unmet;
    }
}
