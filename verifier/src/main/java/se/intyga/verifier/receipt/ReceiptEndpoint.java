package se.intyga.verifier.receipt;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;
import se.intyga.verifier.transaction.FreshWords;

/// Where the person's wallet or browser fetches a receipt, once.
@Controller("/verifier/receipts/{secret}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReceiptEndpoint {
    private final Receipts receipts;
    private final BaseUrl base;

    ReceiptEndpoint(Receipts receipts, BaseUrl base) {
        this.receipts = receipts;
        this.base = base;
    }

    @Get
    @Produces({"application/jwt", MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> fetch(@PathVariable String secret) {
        return Optional.of(secret)
                .filter(FreshWords::hasForm)
                .flatMap(receipts::take)
                .<HttpResponse<?>>map(jwt -> HttpResponse.ok(jwt)
                        .contentType("application/jwt")
                        .header("Cache-Control", "no-store")
                        .header("Referrer-Policy", "no-referrer")
                        .header("Content-Disposition", "attachment; filename=\"intyga-receipt.jwt\""))
                .orElseGet(() -> Problem.of(
                                base,
                                HttpStatus.NOT_FOUND,
                                "RECEIPT_NOT_AVAILABLE",
                                "There is no receipt here",
                                "A receipt can be fetched once, within minutes of the disclosure.")
                        .response());
    }
}
