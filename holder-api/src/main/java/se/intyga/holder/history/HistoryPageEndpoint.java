package se.intyga.holder.history;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.HistoryPage;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.receipt.ReceiptKind;
import se.intyga.eid.login.StartLogin;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.holder.words.TellEvent;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// The logged-in person's history in plain sentences. Who is not logged in is sent to the login and back.
@Controller("/holder/history")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class HistoryPageEndpoint {
    private static final Text INTENT = new Text("Logga in för att se din historik", "Log in to see your history");

    private final FindVisitor visitors;
    private final StartLogin startLogin;
    private final ReadHistory history;

    HistoryPageEndpoint(FindVisitor visitors, StartLogin startLogin, ReadHistory history) {
        this.visitors = visitors;
        this.startLogin = startLogin;
        this.history = history;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return startLogin.redirect(request, "/holder/history?lang=" + language.tag(), INTENT);
        }
        Paging paging = Paging.of(request).orElse(new Paging(1, Paging.DEFAULT_LIMIT));
        HistoryPage page = paging.of(history, visitor.get().person());
        HistoryView view = new HistoryView(
                page.entries().stream().map(entry -> told(entry, language)).toList(),
                page.page(),
                page.pages(),
                page.page() > 1 ? address(page.page() - 1, page.limit(), language) : null,
                page.page() < page.pages() ? address(page.page() + 1, page.limit(), language) : null,
                visitor.get().session().formToken());
        return HolderPage.page(
                HttpStatus.OK,
                language,
                "history.title",
                address(page.page(), page.limit(), language),
                "history.jte",
                Map.of("view", view));
    }

    private static HistoryView.Item told(HistoryEntry entry, Language language) {
        TellEvent.Told told = TellEvent.tell(entry.event(), language);
        return new HistoryView.Item(
                told.sentence(),
                told.refused(),
                List.copyOf(told.facts()),
                source(entry.origin()),
                entry.reference().ledger() + " / " + entry.reference().index(),
                ReceiptKind.of(entry.event()).isPresent() ? receipt(entry, language) : null);
    }

    private static String receipt(HistoryEntry entry, Language language) {
        return "/holder/receipts/one?ledger=" + entry.reference().ledger() + "&index="
                + entry.reference().index() + "&lang=" + language.tag();
    }

    private static String source(HistoryEntry.Origin origin) {
        return switch (origin) {
            case AGENCY -> "history.source.agency";
            case RECEIPT -> "history.source.receipt";
            case OWN_ACT -> "history.source.act";
        };
    }

    private static String address(int page, int limit, Language language) {
        return "/holder/history?page=" + page + "&limit=" + limit + "&lang=" + language.tag();
    }
}
