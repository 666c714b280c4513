package se.intyga.issuer.manual;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.issuer.source.FetchOutcome;
import se.intyga.pages.Text;

/// The agency API's answers about cases.
final class CaseAnswer {
    private CaseAnswer() {}

    /// A text in both languages.
    @Serdeable
    record Note(String sv, String en) {}

    /// A case without the person: enough to work through the queue.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Case(
            String id,
            String credentialConfigurationId,
            String state,
            String requestedAt,
            String authentication,
            List<String> grounds,
            List<String> rules,
            String policyVersion,
            String guideline,
            boolean fourEyes,
            String createdAt,
            String expiresAt,
            @Nullable String handler,
            @Nullable String confirmedBy,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable Note note,
            @Nullable String validUntil) {}

    /// A part of the queue.
    @Serdeable
    record Cases(List<Case> cases, int page, int limit, int total) {}

    /// What a look shows: the only answer with the person and the values.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Look(
            @com.fasterxml.jackson.annotation.JsonProperty("case")
            Case about,

            String guideline,
            String personalNumber,
            String record,
            @Nullable String retrievedAt,
            @Nullable Boolean protectedIdentity,
            @Nullable String secrecy,
            @Nullable JsonNode claims) {
        @Override
        public String toString() {
            return "Look[hidden]";
        }
    }

    static Case of(ReleaseCase one) {
        Optional<Verdict> verdict = one.state().said();
        return new Case(
                one.id().value(),
                one.request().configurationId(),
                one.state().wireName(),
                one.request().at().toString(),
                one.request().authentication(),
                one.grounds().codes().stream().map(Enum::name).sorted().toList(),
                one.grounds().ruleIds(),
                one.grounds().policyVersion(),
                one.grounds().guideline(),
                one.grounds().fourEyes(),
                one.createdAt().toString(),
                one.expiresAt().toString(),
                handler(one.state()).map(Handler::staffId).orElse(null),
                second(one.state()).map(Handler::staffId).orElse(null),
                verdict.map(said -> said.outcome().name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                verdict.map(said -> said.reason().name()).orElse(null),
                verdict.flatMap(Verdict::note)
                        .map((Text note) -> new Note(note.sv(), note.en()))
                        .orElse(null),
                one.state() instanceof CaseState.Released released
                        ? released.until().toString()
                        : null);
    }

    static Look of(LookAtCase.Outcome.Seen seen) {
        Case about = of(seen.at());
        String number = seen.person().digits();
        return switch (seen.source()) {
            case FetchOutcome.Fetched fetched ->
                new Look(
                        about,
                        about.guideline(),
                        number,
                        "current",
                        fetched.retrievedAt().toString(),
                        fetched.protectedIdentity(),
                        fetched.secrecy().name().toLowerCase(Locale.ROOT),
                        fetched.claims());
            case FetchOutcome.NoRecord(boolean ended) ->
                new Look(about, about.guideline(), number, ended ? "ended" : "none", null, null, null, null);
            case FetchOutcome.Unavailable _ ->
                throw new IllegalStateException("an unavailable source was answered before");
        };
    }

    private static Optional<Handler> handler(CaseState state) {
        return switch (state) {
            case CaseState.Claimed claimed -> Optional.of(claimed.by());
            case CaseState.Proposed proposed -> Optional.of(proposed.by());
            case CaseState.Released released -> Optional.of(released.by());
            case CaseState.Refused refused -> Optional.of(refused.by());
            case CaseState.Waiting _, CaseState.Used _, CaseState.Expired _, CaseState.Withdrawn _ -> Optional.empty();
        };
    }

    private static Optional<Handler> second(CaseState state) {
        return switch (state) {
            case CaseState.Released released -> released.confirmedBy();
            case CaseState.Refused refused -> refused.confirmedBy();
            case CaseState.Waiting _,
                    CaseState.Claimed _,
                    CaseState.Proposed _,
                    CaseState.Used _,
                    CaseState.Expired _,
                    CaseState.Withdrawn _ -> Optional.empty();
        };
    }
}
