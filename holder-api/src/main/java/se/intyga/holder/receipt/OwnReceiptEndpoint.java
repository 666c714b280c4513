package se.intyga.holder.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.receipt.PersonReceipts;
import se.intyga.consent.receipt.SignedReceipt;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.LoginRequired;
import se.intyga.holder.access.Visitor;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// A receipt of an entry in the person's own history, as JWT (`form=jwt`) or JSON-LD (`form=jsonld`).
@Controller("/holder/v1/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OwnReceiptEndpoint {
    private static final String JWT = "application/jwt";
    private static final String JSON_LD = "application/ld+json";

    private final FindVisitor visitors;
    private final PersonReceipts receipts;
    private final BaseUrl base;

    OwnReceiptEndpoint(FindVisitor visitors, PersonReceipts receipts, BaseUrl base) {
        this.visitors = visitors;
        this.receipts = receipts;
        this.base = base;
    }

    @Get
    @Produces({JWT, JSON_LD, Problem.MEDIA_TYPE})
    HttpResponse<?> read(HttpRequest<?> request) {
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return LoginRequired.problem(base);
        }
        Optional<Place> place = Place.of(request);
        String form = request.getParameters().get("form", String.class, "jwt");
        if (place.isEmpty() || !List.of("jwt", "jsonld").contains(form)) {
            return Problem.of(
                            base,
                            HttpStatus.BAD_REQUEST,
                            "PARAMETER_INVALID",
                            "A parameter is not as it should be",
                            "ledger and index name an entry of your history, form is jwt or jsonld.")
                    .about(List.of("ledger", "index", "form"))
                    .response();
        }
        return place.flatMap(found -> receipts.find(visitor.get().person(), found.ledger(), found.index()))
                .<HttpResponse<?>>map(signed -> answer(signed, form.equals("jwt")))
                .orElseGet(() -> Problem.of(
                                base,
                                HttpStatus.NOT_FOUND,
                                "NOT_FOUND",
                                "There is no such receipt",
                                "Receipts are of releases, approvals, disclosures, refusals and withdrawals in your"
                                        + " own history.")
                        .response());
    }

    private static HttpResponse<?> answer(SignedReceipt signed, boolean jwt) {
        return HttpResponse.ok(jwt ? signed.jwt() : signed.jsonLd())
                .contentType(jwt ? JWT : JSON_LD)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"intyga-receipt." + (jwt ? "jwt" : "jsonld") + "\"");
    }
}
