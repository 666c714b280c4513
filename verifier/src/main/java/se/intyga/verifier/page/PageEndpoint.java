package se.intyga.verifier.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import se.intyga.pages.Language;
import se.intyga.verifier.relyingparty.RelyingParties;
import se.intyga.verifier.relyingparty.RelyingParty;
import se.intyga.verifier.transaction.BrowserBinding;
import se.intyga.verifier.transaction.BrowserBinding.Standing;
import se.intyga.verifier.transaction.Flow;
import se.intyga.verifier.transaction.FreshWords;
import se.intyga.verifier.transaction.PageId;
import se.intyga.verifier.transaction.Transaction;
import se.intyga.verifier.transaction.TransactionStore;

/// The person's pages of a transaction: the request with its QR code, and how it ended.
@Controller("/verifier/transactions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PageEndpoint {
    /// `__Host-`: sent over TLS to this host only, and not to be planted by another one.
    static final String COOKIE = "__Host-intyga-verifier";

    private final TransactionStore transactions;
    private final RelyingParties relyingParties;
    private final BrowserBinding browserBinding;
    private final RenderPages renderPages;
    private final FreshWords words;

    PageEndpoint(
            TransactionStore transactions,
            RelyingParties relyingParties,
            BrowserBinding browserBinding,
            RenderPages renderPages,
            FreshWords words) {
        this.transactions = transactions;
        this.relyingParties = relyingParties;
        this.browserBinding = browserBinding;
        this.renderPages = renderPages;
        this.words = words;
    }

    @Serdeable
    record State(String state) {}

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> page(@PathVariable String id, HttpRequest<?> request) {
        Language language = language(request);
        Optional<Transaction> found = find(id);
        Optional<RelyingParty> relyingParty = found.flatMap(
                transaction -> relyingParties.find(transaction.request().relyingParty()));
        if (found.isEmpty() || relyingParty.isEmpty()) {
            return html(HttpStatus.NOT_FOUND, renderPages.unknown(language));
        }
        Transaction transaction = found.get();
        String secret = secret(request).orElseGet(words::next);
        Standing standing = browserBinding.open(transaction.request().pageId(), secret);
        String body = switch (transaction) {
            case Transaction.Closed closed ->
                renderPages.over(closed, language, passesOn(closed, standing), false, false);
            case Transaction.Open _, Transaction.Answered _ ->
                renderPages.request(transaction, relyingParty.get(), language, state(transaction));
        };
        return html(HttpStatus.OK, body)
                .cookie(Cookie.of(COOKIE, secret)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite(SameSite.Lax));
    }

    @Get("/state")
    HttpResponse<?> state(@PathVariable String id) {
        return find(id).<HttpResponse<?>>map(transaction ->
                        HttpResponse.ok(new State(state(transaction))).header("Cache-Control", "no-store"))
                .orElseGet(HttpResponse::notFound);
    }

    /// Where the wallet sends the person. On the same device this arrival, in the browser that started, releases the
    /// result.
    @Get("/end")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> end(@PathVariable String id, HttpRequest<?> request) {
        Language language = language(request);
        String code = request.getParameters().get("response_code", String.class).orElse("");
        Optional<Transaction.Closed> closed = find(id).filter(Transaction.Closed.class::isInstance)
                .map(Transaction.Closed.class::cast)
                .filter(transaction -> holdsCode(transaction, code));
        if (closed.isEmpty()) {
            return html(HttpStatus.NOT_FOUND, renderPages.unknown(language));
        }
        PageId page = closed.get().request().pageId();
        boolean sameDevice = closed.get().request().flow() == Flow.SAME_DEVICE;
        Standing standing = browserBinding.standing(page, secret(request).orElse(""));
        if (sameDevice && standing == Standing.STARTED_HERE) {
            browserBinding.returned(page);
        }
        boolean passOn = standing == Standing.STARTED_HERE || (sameDevice && standing == Standing.NEVER_OPENED);
        boolean elsewhere = sameDevice && standing == Standing.STARTED_ELSEWHERE;
        return html(HttpStatus.OK, renderPages.over(closed.get(), language, passOn, elsewhere, true));
    }

    /// On another device the browser that started carries the code on; on the same device only after the return.
    private static boolean passesOn(Transaction.Closed closed, Standing standing) {
        boolean returned = !(closed instanceof Transaction.Verified verified)
                || closed.request().flow() == Flow.CROSS_DEVICE
                || verified.returnedAt().isPresent();
        return standing == Standing.STARTED_HERE && returned;
    }

    private static boolean holdsCode(Transaction.Closed closed, String code) {
        return switch (closed) {
            case Transaction.Verified verified -> same(verified.responseCode().value(), code);
            case Transaction.Declined declined -> same(declined.responseCode().value(), code);
            case Transaction.Rejected _, Transaction.Expired _ -> false;
        };
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Transaction> find(String id) {
        return Optional.of(id)
                .filter(FreshWords::hasForm)
                .flatMap(word -> transactions.find(new PageId(word)))
                .map(TransactionStore.Kept::transaction);
    }

    private static String state(Transaction transaction) {
        return switch (transaction) {
            case Transaction.Requested _ -> "requested";
            case Transaction.Retrieved _ -> "retrieved";
            case Transaction.Answered _ -> "answered";
            case Transaction.Closed _ -> "over";
        };
    }

    private static Optional<String> secret(HttpRequest<?> request) {
        return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).filter(FreshWords::hasForm);
    }

    private static Language language(HttpRequest<?> request) {
        return Language.preferred(
                request.getParameters().get("lang", String.class).orElse(null),
                request.getHeaders().get("Accept-Language"));
    }

    private static MutableHttpResponse<String> html(HttpStatus status, String body) {
        return HttpResponse.<String>status(status)
                .body(body)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding(StandardCharsets.UTF_8)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
