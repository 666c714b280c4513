package se.intyga.verifier.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.CredentialFormat;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.dcql.CredentialQuery;
import se.intyga.formats.dcql.DcqlQuery;
import se.intyga.formats.dcql.DcqlVerdict;
import se.intyga.formats.dcql.QueriedCredential;
import se.intyga.formats.keys.CertificateChain;

/// Checks the query again on what was disclosed (OpenID4VP 1.0, section 8.6): the wallet's own conclusion counts for
/// nothing. Also that nothing came along that nobody asked for.
final class CheckQuery {
    private CheckQuery() {}

    private record Shown(CheckCredential.Trusted trusted) implements QueriedCredential {
        @Override
        public CredentialFormat format() {
            return CredentialFormat.SD_JWT_VC;
        }

        @Override
        public List<String> types() {
            return List.of(trusted.credential().vct());
        }

        @Override
        public JsonNode claims() {
            return trusted.credential().claims();
        }

        @Override
        public Set<String> authorityKeyIdentifiers() {
            return trusted.credential()
                    .certificateChain()
                    .map(CertificateChain::authorityKeyIdentifiers)
                    .orElse(Set.of());
        }

        @Override
        public boolean holderBound() {
            return trusted.credential().holderBound();
        }

        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    static List<VerdictLine> check(DcqlQuery query, Map<String, List<CheckCredential.Trusted>> trusted) {
        Map<String, List<Shown>> answers = new LinkedHashMap<>();
        trusted.forEach((id, credentials) ->
                answers.put(id, credentials.stream().map(Shown::new).toList()));
        List<VerdictLine> lines = new ArrayList<>();
        switch (query.check(answers)) {
            case DcqlVerdict.Answered<Shown>(var counted, var dropped) -> {
                dropped.forEach(misfit -> lines.add(line(query, misfit, trusted)));
                counted.forEach((id, credentials) -> credentials.forEach(one -> lines.add(
                        surplus(one.credential().trusted(), one.paths())
                                ? failed(id, VerdictCode.CLAIM_NOT_ASKED_FOR)
                                : VerdictLine.of(id, Check.QUERY, Finding.PASSED, VerdictCode.OK))));
            }
            case DcqlVerdict.NotAnswered<Shown>(var misfits) ->
                misfits.forEach(misfit -> lines.add(line(query, misfit, trusted)));
        }
        return lines.isEmpty()
                ? List.of(VerdictLine.ofAll(Check.QUERY, Finding.FAILED, VerdictCode.QUERY_NOT_MET))
                : List.copyOf(lines);
    }

    /// Whether something was disclosed that is neither asked for, nor within it, nor what holds it.
    private static boolean surplus(CheckCredential.Trusted trusted, List<ClaimPath> asked) {
        List<ClaimPath> places = asked.stream()
                .flatMap(path -> path.locations(trusted.credential().claims()).stream())
                .toList();
        return trusted.credential().disclosed().stream()
                .anyMatch(shown -> places.stream().noneMatch(place -> place.covers(shown) || shown.covers(place)));
    }

    private static VerdictLine line(
            DcqlQuery query, DcqlVerdict.Misfit misfit, Map<String, List<CheckCredential.Trusted>> trusted) {
        String id = misfit.queryId();
        return switch (misfit.reason()) {
            case UNKNOWN_QUERY, TOO_MANY -> failed(id, VerdictCode.CREDENTIAL_NOT_ASKED_FOR);
            case WRONG_FORMAT, WRONG_CREDENTIAL_TYPE -> failed(id, VerdictCode.WRONG_TYPE);
            case WRONG_AUTHORITY, SET_NOT_MET -> failed(id, VerdictCode.QUERY_NOT_MET);
            case NOT_HOLDER_BOUND -> failed(id, VerdictCode.HOLDER_BINDING_MISSING);
            case CREDENTIAL_MISSING -> failed(id, VerdictCode.CREDENTIAL_MISSING);
            case CLAIMS_MISSING ->
                failed(
                        id,
                        allThere(query.credential(id), trusted.getOrDefault(id, List.of()))
                                ? VerdictCode.CLAIM_VALUE_DIFFERS
                                : VerdictCode.CLAIM_MISSING);
        };
    }

    /// Whether every claim is there, so that only a value can be what differs.
    private static boolean allThere(Optional<CredentialQuery> query, List<CheckCredential.Trusted> credentials) {
        return query.isPresent()
                && credentials.stream()
                        .allMatch(one -> query.get().paths().stream()
                                .noneMatch(path ->
                                        path.select(one.credential().claims()).isEmpty()));
    }

    private static VerdictLine failed(String id, VerdictCode code) {
        return VerdictLine.of(id, Check.QUERY, Finding.FAILED, code);
    }
}
