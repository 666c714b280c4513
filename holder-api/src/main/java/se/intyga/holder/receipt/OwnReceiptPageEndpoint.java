package se.intyga.holder.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;
import se.intyga.consent.receipt.PersonReceipts;
import se.intyga.eid.login.StartLogin;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.holder.words.TellReceipt;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// One receipt in plain words: of a release, an approval, a disclosure, a refusal or a withdrawal.
@Controller("/holder/receipts/one")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OwnReceiptPageEndpoint {
    private static final Text INTENT = new Text("Logga in för att se ett kvitto", "Log in to see a receipt");

    private final FindVisitor visitors;
    private final StartLogin startLogin;
    private final PersonReceipts receipts;

    OwnReceiptPageEndpoint(FindVisitor visitors, StartLogin startLogin, PersonReceipts receipts) {
        this.visitors = visitors;
        this.startLogin = startLogin;
        this.receipts = receipts;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        Language language = HolderPage.language(request);
        Optional<Place> place = Place.of(request);
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return startLogin.redirect(
                    request,
                    place.map(found -> "/holder/receipts/one?" + found.query() + "&lang=" + language.tag())
                            .orElse("/holder/history"),
                    INTENT);
        }
        return place.flatMap(found -> receipts.find(visitor.get().person(), found.ledger(), found.index())
                        .map(signed -> HolderPage.page(
                                HttpStatus.OK,
                                language,
                                "receipt.one.title",
                                "/holder/receipts/one?" + found.query() + "&lang=" + language.tag(),
                                "receipt.jte",
                                Map.of(
                                        "view",
                                        new OwnReceiptView(
                                                TellReceipt.tell(signed.receipt(), language),
                                                "/holder/v1/receipts?" + found.query())))))
                .orElseGet(
                        () -> HolderPage.sentence(HttpStatus.NOT_FOUND, language, "receipt.one.title", "receipt.none"));
    }
}
