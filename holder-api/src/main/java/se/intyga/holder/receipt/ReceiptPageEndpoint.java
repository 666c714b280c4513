package se.intyga.holder.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.receipt.KeepReceipt;
import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.consent.receipt.VerifyReceipt;
import se.intyga.eid.login.StartLogin;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.holder.words.TellReceipt;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// Keeping a receipt in the browser: it is brought (by a relying party's page or pasted), looked at, and kept
/// after a press of a button in the person's own session.
@Controller("/holder/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReceiptPageEndpoint {
    private static final Text INTENT = new Text("Logga in för att spara ett kvitto", "Log in to keep a receipt");

    private final FindVisitor visitors;
    private final StartLogin startLogin;
    private final FetchReceipt fetchReceipt;
    private final VerifyReceipt verifyReceipt;
    private final KeepOwnReceipt keepOwnReceipt;
    private final WaitingReceipts waiting;
    private final BaseUrl base;

    ReceiptPageEndpoint(
            FindVisitor visitors,
            StartLogin startLogin,
            FetchReceipt fetchReceipt,
            VerifyReceipt verifyReceipt,
            KeepOwnReceipt keepOwnReceipt,
            WaitingReceipts waiting,
            BaseUrl base) {
        this.visitors = visitors;
        this.startLogin = startLogin;
        this.fetchReceipt = fetchReceipt;
        this.verifyReceipt = verifyReceipt;
        this.keepOwnReceipt = keepOwnReceipt;
        this.waiting = waiting;
        this.base = base;
    }

    /// Takes the token (`receipt`) or the one-time address (`receipt`, `receipt_uri`). Nothing is kept yet, so
    /// whoever sends a browser here gains nothing.
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> bring(HttpRequest<?> request, @Body Map<String, String> form) {
        Optional<String> jwt = fetchReceipt
                .bring(form.getOrDefault("receipt_uri", form.getOrDefault("receipt", "")))
                .filter(brought -> verifyReceipt.verify(brought) instanceof ReceiptOutcome.Verified);
        if (jwt.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, HolderPage.language(request), "receipt.rejected");
        }
        MutableHttpResponse<?> response =
                HttpResponse.seeOther(base.resolve("/holder/receipts")).header("Cache-Control", "no-store");
        waiting.add(response, jwt.get());
        return response;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> show(HttpRequest<?> request) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return startLogin.redirect(request, "/holder/receipts?lang=" + language.tag(), INTENT);
        }
        return waiting.find(request)
                .map(verifyReceipt::verify)
                .filter(ReceiptOutcome.Verified.class::isInstance)
                .map(outcome -> ((ReceiptOutcome.Verified) outcome).receipt())
                .<HttpResponse<?>>map(receipt -> page(
                        HttpStatus.OK,
                        language,
                        new ReceiptView(
                                TellReceipt.tell(receipt, language),
                                null,
                                visitor.get().session().formToken())))
                .orElseGet(() -> form(HttpStatus.OK, language, null));
    }

    @Post("/keep")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> keep(HttpRequest<?> request, @Body Map<String, String> form) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty() || !visitors.ownForm(visitor.get(), form.getOrDefault("form_token", ""))) {
            return HolderPage.sentence(HttpStatus.FORBIDDEN, language, "receipt.title", "form.expired");
        }
        Optional<String> jwt = waiting.find(request);
        boolean wanted = "keep".equals(form.getOrDefault("answer", ""));
        if (wanted && jwt.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, language, "receipt.gone");
        }
        if (wanted && keepOwnReceipt.keep(visitor.get(), jwt.orElseThrow()) instanceof KeepReceipt.Outcome.Rejected) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, language, "receipt.rejected");
        }
        MutableHttpResponse<?> response = HttpResponse.seeOther(
                        base.resolve((wanted ? "/holder/history?lang=" : "/holder?lang=") + language.tag()))
                .header("Cache-Control", "no-store");
        waiting.end(request, response);
        return response;
    }

    private static MutableHttpResponse<String> form(HttpStatus status, Language language, @Nullable String problem) {
        return page(
                status,
                language,
                new ReceiptView(null, problem == null ? null : HolderPage.say(language, problem), ""));
    }

    private static MutableHttpResponse<String> page(HttpStatus status, Language language, ReceiptView view) {
        return HolderPage.page(
                status,
                language,
                "receipt.title",
                "/holder/receipts?lang=" + language.tag(),
                "receipts.jte",
                Map.of("view", view));
    }
}
