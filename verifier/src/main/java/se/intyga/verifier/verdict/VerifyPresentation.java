package se.intyga.verifier.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.formats.dcql.DcqlQuery;
import se.intyga.formats.dcql.VpToken;

/// Checks a wallet's whole answer. Anything wrong with any part refuses all of it: a partial result would be read as a
/// whole one.
@Singleton
public final class VerifyPresentation {
    private final CheckCredential checkCredential;

    VerifyPresentation(CheckCredential checkCredential) {
        this.checkCredential = checkCredential;
    }

    public PresentationOutcome verify(JsonNode vpToken, Expectation expectation, Instant now) {
        DcqlQuery query = expectation.query();
        Optional<VpToken> token = VpToken.parse(vpToken, query);
        if (token.isEmpty()) {
            VerdictCode code =
                    namesUnknownQuery(vpToken, query) ? VerdictCode.CREDENTIAL_NOT_ASKED_FOR : VerdictCode.MALFORMED;
            return new PresentationOutcome.NotVerified(
                    new Verdict(List.of(VerdictLine.ofAll(Check.QUERY, Finding.FAILED, code))));
        }
        List<VerdictLine> lines = new ArrayList<>();
        Map<String, List<CheckCredential.Trusted>> trusted = new LinkedHashMap<>();
        token.get().presentations().forEach((id, presentations) -> {
            for (String presentation : presentations) {
                CheckCredential.Checked checked = checkCredential.check(id, presentation, expectation, now);
                lines.addAll(checked.lines());
                checked.credential()
                        .ifPresent(credential -> trusted.computeIfAbsent(id, _ -> new ArrayList<>())
                                .add(credential));
            }
        });
        if (passed(lines)) {
            lines.addAll(CheckQuery.check(query, trusted));
        } else {
            lines.add(VerdictLine.ofAll(Check.QUERY, Finding.NOT_MADE, VerdictCode.NOT_MADE));
        }
        Verdict verdict = new Verdict(lines);
        return passed(lines)
                ? new PresentationOutcome.Verified(verdict, presentations(trusted))
                : new PresentationOutcome.NotVerified(verdict);
    }

    private static boolean passed(List<VerdictLine> lines) {
        return lines.stream().allMatch(line -> line.finding() == Finding.PASSED);
    }

    private static boolean namesUnknownQuery(JsonNode vpToken, DcqlQuery query) {
        return vpToken.properties().stream()
                .anyMatch(member -> query.credential(member.getKey()).isEmpty());
    }

    private static List<VerifiedPresentation> presentations(Map<String, List<CheckCredential.Trusted>> trusted) {
        List<VerifiedPresentation> presentations = new ArrayList<>();
        trusted.forEach((id, credentials) -> credentials.forEach(one -> presentations.add(new CheckedPresentation(
                id, one.credential().vct(), one.anchor(), one.credential().claims()))));
        return presentations;
    }
}
