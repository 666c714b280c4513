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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.HistoryPosition;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.receipt.ReceiptKind;
import se.intyga.eid.login.StartLogin;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.installation.ReadWholeHistory;
import se.intyga.holder.installation.WholeHistory;
import se.intyga.holder.words.HolderPage;
import se.intyga.holder.words.TellEvent;
import se.intyga.openapi.BaseUrl;
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
    private final ReadWholeHistory history;
    private final BaseUrl base;

    HistoryPageEndpoint(FindVisitor visitors, StartLogin startLogin, ReadWholeHistory history, BaseUrl base) {
        this.visitors = visitors;
        this.startLogin = startLogin;
        this.history = history;
        this.base = base;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return startLogin.redirect(request, "/holder/history?lang=" + language.tag(), INTENT);
        }
        Optional<HistoryParameters> read = HistoryParameters.of(request);
        HistoryParameters parameters = read.orElse(HistoryParameters.NONE);
        WholeHistory whole = history.of(visitor.get(), parameters.filter(), parameters.after(), parameters.limit());
        HistoryView view = new HistoryView(
                whole.slice().entries().stream()
                        .map(entry -> told(entry, language))
                        .toList(),
                search(request, parameters, language),
                whole.slice()
                        .next()
                        .map(next -> address(parameters, Optional.of(next), language))
                        .orElse(null),
                parameters.after().isPresent() ? address(parameters, Optional.empty(), language) : null,
                whole.unanswered().stream()
                        .map(silent -> silent.name().in(language))
                        .toList(),
                read.isEmpty(),
                visitor.get().session().formToken());
        return HolderPage.page(
                HttpStatus.OK,
                language,
                "history.title",
                address(parameters, parameters.after(), language),
                "history.jte",
                Map.of("view", view));
    }

    private HistoryView.Item told(HistoryEntry entry, Language language) {
        TellEvent.Told told = TellEvent.tell(entry.event(), language);
        return new HistoryView.Item(
                told.sentence(),
                told.refused(),
                List.copyOf(told.facts()),
                source(entry.origin()),
                entry.reference().ledger() + " / " + entry.reference().index()
                        + entry.installation().map(house -> " (" + house + ")").orElse(""),
                entry.installation().isEmpty() && ReceiptKind.of(entry.event()).isPresent()
                        ? receipt(entry, language)
                        : null,
                PolicyLink.of(entry, base).map(Object::toString).orElse(null),
                report(entry, language));
    }

    /// Only our own agencies' entries can be said to be wrong from here.
    private static @Nullable String report(HistoryEntry entry, Language language) {
        if (entry.origin() != HistoryEntry.Origin.AGENCY || entry.installation().isPresent()) {
            return null;
        }
        return "/holder/rights/ask?kind=CORRECTION&agency="
                + encoded(entry.event().controller().id().value())
                + "&place="
                + encoded(entry.reference().ledger() + "/" + entry.reference().index())
                + "&type="
                + encoded(entry.event().documentType().map(Object::toString).orElse("")) + "&lang=" + language.tag();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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

    private static HistoryView.Search search(HttpRequest<?> request, HistoryParameters parameters, Language language) {
        return new HistoryView.Search(
                Arrays.stream(EventKind.values())
                        .map(kind -> new HistoryView.Choice(
                                kind.name(),
                                TellEvent.name(kind, language),
                                parameters.filter().kinds().contains(kind)))
                        .toList(),
                parameters.filter().party().orElse(""),
                request.getParameters().get("from", String.class, ""),
                request.getParameters().get("to", String.class, ""));
    }

    private static String address(HistoryParameters parameters, Optional<HistoryPosition> after, Language language) {
        return "/holder/history" + parameters.query(after, "lang=" + language.tag());
    }
}
