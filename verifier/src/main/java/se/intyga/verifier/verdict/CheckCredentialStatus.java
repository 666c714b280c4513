package se.intyga.verifier.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.statuslist.StatusReference;
import se.intyga.trustlists.status.CheckStatus;
import se.intyga.trustlists.status.StatusAnswer;
import se.intyga.trustlists.status.StatusProblem;
import se.intyga.verifier.VerifierConfig;

/// The two lines about status: what the issuer's list says, and how old the list is. What cannot be found out is no
/// yes. A credential without a status is accepted only if it lives for a day at most (ARF VCR_01).
@Singleton
final class CheckCredentialStatus {
    private static final Duration NEEDS_NO_STATUS = Duration.ofHours(24);

    /// What the issuer's list says. One real answer, and the tests' own.
    @FunctionalInterface
    interface ListedStatus {
        StatusAnswer check(StatusReference reference, Optional<String> type, Instant at);
    }

    private final ListedStatus listedStatus;
    private final Duration oldest;

    @Inject
    CheckCredentialStatus(CheckStatus checkStatus, VerifierConfig config) {
        this(checkStatus::check, config);
    }

    CheckCredentialStatus(ListedStatus listedStatus, VerifierConfig config) {
        this.listedStatus = listedStatus;
        this.oldest = config.statusListAge();
    }

    List<VerdictLine> check(String queryId, JsonNode payload, Optional<String> type, Instant now) {
        return StatusReference.parse(payload.path("status"))
                .map(reference -> answered(queryId, listedStatus.check(reference, type, now), now))
                .orElseGet(() -> withoutStatus(queryId, payload));
    }

    private List<VerdictLine> answered(String queryId, StatusAnswer answer, Instant now) {
        VerdictLine status = switch (answer) {
            case StatusAnswer.Valid _ -> status(queryId, Finding.PASSED, VerdictCode.OK);
            case StatusAnswer.Invalid _ -> status(queryId, Finding.FAILED, VerdictCode.REVOKED);
            case StatusAnswer.Suspended _ -> status(queryId, Finding.FAILED, VerdictCode.SUSPENDED);
            case StatusAnswer.Unknown(StatusProblem code, String sentence, Instant _, var _) ->
                status(queryId, Finding.UNKNOWN, VerdictCode.STATUS_UNKNOWN)
                        .saying(CheckCredential.detailed(VerdictCode.STATUS_UNKNOWN, code + ": " + sentence));
        };
        return List.of(
                answer.listIssuedAt().map(status::asOf).orElse(status),
                answer.listIssuedAt()
                        .map(issuedAt -> age(queryId, issuedAt, now))
                        .orElse(VerdictLine.of(
                                queryId, Check.STATUS_LIST_AGE, Finding.NOT_MADE, VerdictCode.NOT_MADE)));
    }

    private VerdictLine age(String queryId, Instant issuedAt, Instant now) {
        VerdictLine line = issuedAt.plus(oldest).isBefore(now)
                ? VerdictLine.of(queryId, Check.STATUS_LIST_AGE, Finding.UNKNOWN, VerdictCode.STATUS_LIST_OLD)
                : VerdictLine.of(queryId, Check.STATUS_LIST_AGE, Finding.PASSED, VerdictCode.OK);
        return line.asOf(issuedAt);
    }

    private static List<VerdictLine> withoutStatus(String queryId, JsonNode payload) {
        boolean shortLived = payload.path("iat").canConvertToLong()
                && payload.path("exp").canConvertToLong()
                && payload.path("exp").asLong() - payload.path("iat").asLong() <= NEEDS_NO_STATUS.toSeconds();
        if (shortLived) {
            return List.of(
                    status(queryId, Finding.PASSED, VerdictCode.OK),
                    VerdictLine.of(queryId, Check.STATUS_LIST_AGE, Finding.PASSED, VerdictCode.OK));
        }
        return List.of(
                status(queryId, Finding.UNKNOWN, VerdictCode.NO_STATUS),
                VerdictLine.of(queryId, Check.STATUS_LIST_AGE, Finding.NOT_MADE, VerdictCode.NOT_MADE));
    }

    private static VerdictLine status(String queryId, Finding finding, VerdictCode code) {
        return VerdictLine.of(queryId, Check.STATUS, finding, code);
    }
}
