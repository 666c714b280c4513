package se.intyga.holder.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.receipt.KeepReceipt;
import se.intyga.consent.receipt.Receipt;
import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.formats.json.StrictJson;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.LoginRequired;
import se.intyga.holder.access.Visitor;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// Keeps a receipt that the person's wallet or browser application hands over. Both media types are such that
/// no foreign page can send them with the person's cookie.
@Controller("/holder/v1/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReceiptEndpoint {
    private static final String JWT = "application/jwt";

    private final FindVisitor visitors;
    private final KeepOwnReceipt keepOwnReceipt;
    private final BaseUrl base;

    ReceiptEndpoint(FindVisitor visitors, KeepOwnReceipt keepOwnReceipt, BaseUrl base) {
        this.visitors = visitors;
        this.keepOwnReceipt = keepOwnReceipt;
        this.base = base;
    }

    /// What was kept.
    @Serdeable
    record KeptReceipt(String receiptId, String recipient, String event, String at) {
        static KeptReceipt of(Receipt receipt) {
            return new KeptReceipt(
                    receipt.id(),
                    receipt.recipient().name(),
                    receipt.event().kind().name(),
                    receipt.at().toString());
        }
    }

    @Post
    @Consumes({MediaType.APPLICATION_JSON, JWT})
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> keep(HttpRequest<?> request, @Body String body) {
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return LoginRequired.problem(base);
        }
        Optional<String> jwt = jwt(request, body);
        if (jwt.isEmpty()) {
            return Problem.of(
                            base,
                            HttpStatus.BAD_REQUEST,
                            "BODY_INVALID",
                            "The body is not as it should be",
                            "Send a JSON object with the member receipt, or the token itself as application/jwt.")
                    .about(List.of("receipt"))
                    .response();
        }
        return switch (keepOwnReceipt.keep(visitor.get(), jwt.get())) {
            case KeepReceipt.Outcome.Kept(Receipt receipt) ->
                HttpResponse.created(KeptReceipt.of(receipt), base.resolve("/holder/v1/history"))
                        .header("Cache-Control", "no-store");
            case KeepReceipt.Outcome.KeptBefore(Receipt receipt) ->
                HttpResponse.ok(KeptReceipt.of(receipt)).header("Cache-Control", "no-store");
            case KeepReceipt.Outcome.Rejected(ReceiptOutcome.Reason reason) -> rejected(reason);
        };
    }

    private HttpResponse<?> rejected(ReceiptOutcome.Reason reason) {
        String detail = switch (reason) {
            case MALFORMED -> "This is not a receipt.";
            case UNKNOWN_RELYING_PARTY -> "Nobody known here signs under the name in the receipt.";
            case BAD_SIGNATURE -> "The relying party's signature does not fit.";
            case NOT_IN_LEDGER -> "The proof does not lead to a ledger known here.";
            case FACTS_DIFFER -> "The receipt says something else than the ledger's entry.";
            case SEAL_BROKEN -> "The ledger's own signature over the receipt does not fit.";
        };
        return Problem.of(
                        base,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "RECEIPT_" + reason.name(),
                        "The receipt is not believed",
                        detail)
                .about(List.of("receipt"))
                .response();
    }

    private static Optional<String> jwt(HttpRequest<?> request, String body) {
        boolean bare = request.getContentType()
                .filter(type -> type.getName().equals(JWT))
                .isPresent();
        if (bare) {
            return Optional.of(body.strip());
        }
        return StrictJson.object(body)
                .map(object -> object.path("receipt"))
                .filter(receipt -> receipt.isTextual())
                .map(receipt -> receipt.textValue());
    }
}
