package se.intyga.verifier.transaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.verifier.relyingparty.RelyingParty;
import se.intyga.verifier.verdict.Verdict;
import se.intyga.verifier.verdict.VerdictLine;

/// What a relying party sees of its transaction. Never a claim, and never a verified verdict: those come with the
/// result, once.
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TransactionResponse(
        String id,
        String state,
        String purpose,
        @JsonProperty("legal_basis") String legalBasis,
        String flow,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("expires_at") String expiresAt,
        @JsonProperty("page_url") @Nullable String pageUrl,
        @JsonProperty("request_uri") @Nullable String requestUri,
        @JsonProperty("wallet_link") @Nullable String walletLink,
        @JsonProperty("response_code") @Nullable String responseCode,
        @JsonProperty("verdict_code") @Nullable String verdictCode,
        List<Line> verdict) {

    /// One line of a verdict, in words.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Line(
            String check,
            String finding,
            @Nullable String credential,
            String code,
            String sv,
            String en,
            @JsonProperty("as_of") @Nullable String asOf) {
        static Line of(VerdictLine line) {
            return new Line(
                    line.check().wireName(),
                    line.finding().wireName(),
                    line.credential().orElse(null),
                    line.code().name(),
                    line.sentence().sv(),
                    line.sentence().en(),
                    line.asOf().map(TransactionResponse::time).orElse(null));
        }
    }

    @Override
    public String toString() {
        return "TransactionResponse[" + id + "]";
    }

    static TransactionResponse of(
            Transaction transaction, RelyingParty relyingParty, WalletLink links, Optional<ResponseCode> responseCode) {
        PresentationRequest request = transaction.request();
        boolean open = transaction instanceof Transaction.Open;
        Optional<Verdict> verdict = transaction instanceof Transaction.Rejected rejected
                ? Optional.of(rejected.verdict())
                : Optional.empty();
        return new TransactionResponse(
                request.id().value(),
                state(transaction),
                request.ground().purpose(),
                request.ground().basis().wireName(),
                request.flow().wireName(),
                time(request.createdAt()),
                time(request.expiresAt()),
                open ? links.page(request).toString() : null,
                open ? links.requestUri(request).toString() : null,
                open ? links.of(request, relyingParty).toString() : null,
                responseCode.map(ResponseCode::value).orElse(null),
                verdict.map(found -> found.code().name()).orElse(null),
                verdict.map(found -> found.lines().stream().map(Line::of).toList())
                        .orElse(List.of()));
    }

    private static String state(Transaction transaction) {
        return switch (transaction) {
            case Transaction.Requested _ -> "requested";
            case Transaction.Retrieved _ -> "retrieved";
            case Transaction.Answered _ -> "answered";
            case Transaction.Verified _ -> "verified";
            case Transaction.Rejected _ -> "rejected";
            case Transaction.Declined _ -> "declined";
            case Transaction.Expired _ -> "expired";
        };
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
