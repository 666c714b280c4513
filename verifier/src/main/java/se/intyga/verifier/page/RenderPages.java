package se.intyga.verifier.page;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.dcql.DcqlQuery;
import se.intyga.formats.dcql.DcqlReading;
import se.intyga.pages.Frame;
import se.intyga.pages.Language;
import se.intyga.pages.Layout;
import se.intyga.pages.Templates;
import se.intyga.pages.Texts;
import se.intyga.verifier.VerifierConfig;
import se.intyga.verifier.receipt.Receipts;
import se.intyga.verifier.relyingparty.RelyingParty;
import se.intyga.verifier.transaction.PresentationRequest;
import se.intyga.verifier.transaction.StatedGround;
import se.intyga.verifier.transaction.Transaction;
import se.intyga.verifier.transaction.WalletLink;

/// The words and links of the person's pages.
@Singleton
final class RenderPages {
    private static final Templates TEMPLATES =
            Templates.in("se.intyga.verifier.templates", RenderPages.class.getClassLoader());
    private static final Texts TEXTS = Texts.besides(RenderPages.class, "page");
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Stockholm"));

    private final WalletLink links;
    private final Receipts receipts;
    private final VerifierConfig config;

    RenderPages(WalletLink links, Receipts receipts, VerifierConfig config) {
        this.links = links;
        this.receipts = receipts;
        this.config = config;
    }

    String request(Transaction transaction, RelyingParty relyingParty, Language language, String state) {
        PresentationRequest request = transaction.request();
        StatedGround ground = request.ground();
        Optional<StatedGround.ConsentText> consent = ground.consent();
        String own = links.page(request).getRawPath();
        RequestView view = new RequestView(
                ground.recipientName().in(language),
                ground.organisationNumber(),
                ground.purposeText().in(language),
                ground.basis().wireName(),
                ground.provisions(),
                consent.map(text -> text.reason().in(language)).orElse(null),
                consent.map(text -> text.alternative().in(language)).orElse(null),
                ground.retention().in(language),
                claims(request),
                links.of(request, relyingParty).toString(),
                until(request.expiresAt()),
                state,
                own + "/state",
                own + "?lang=" + language.tag());
        Frame frame = Frame.of(language, TEXTS.in(language, "title.request", view.recipient()))
                .at(own)
                .withScript("/assets/verifier-request.js")
                .reloadingAfter(Duration.ofSeconds(5));
        return Layout.page(frame, TEMPLATES.content("request.jte", Map.of("view", view, "t", TEXTS.spoken(language))));
    }

    /// @param passOn whether this browser may carry the response code to the return address
    /// @param elsewhere whether to say that the request was started in another browser
    /// @param receipt whether whoever looks holds the response code
    String over(Transaction.Closed closed, Language language, boolean passOn, boolean elsewhere, boolean receipt) {
        PresentationRequest request = closed.request();
        Optional<String> secret = receipt ? receiptSecret(closed) : Optional.empty();
        boolean waits = secret.map(receipts::waits).orElse(false);
        OverView view = new OverView(
                sentence(closed, language),
                request.ground().recipientName().in(language),
                elsewhere,
                passOn ? continueTo(closed).orElse(null) : null,
                waits ? secret.map(receipts::address).map(URI::toString).orElse(null) : null,
                TEXTS.in(language, closed instanceof Transaction.Declined ? "receipt.what.no" : "receipt.what"),
                secret.isPresent() && !waits,
                config.keepReceiptAt().map(URI::toString).orElse(null));
        // No address for the language switch: the page's own may hold the response code.
        Frame frame = Frame.of(language, TEXTS.in(language, receipt ? "title.end" : "title.over"));
        return Layout.page(frame, TEMPLATES.content("over.jte", Map.of("view", view, "t", TEXTS.spoken(language))));
    }

    String unknown(Language language) {
        return Layout.message(Frame.of(language, TEXTS.in(language, "title.over")), TEXTS.in(language, "unknown"));
    }

    private static Optional<String> receiptSecret(Transaction.Closed closed) {
        return switch (closed) {
            case Transaction.Verified verified -> Optional.of(verified.receiptSecret());
            case Transaction.Declined declined -> Optional.of(declined.receiptSecret());
            case Transaction.Rejected _, Transaction.Expired _ -> Optional.empty();
        };
    }

    private static String sentence(Transaction.Closed closed, Language language) {
        return switch (closed) {
            case Transaction.Verified verified ->
                TEXTS.in(
                        language,
                        "state.verified",
                        verified.request().ground().recipientName().in(language));
            case Transaction.Rejected rejected ->
                TEXTS.in(
                        language,
                        "state.rejected",
                        rejected.verdict().code().sentence().in(language));
            case Transaction.Declined _ -> TEXTS.in(language, "state.declined");
            case Transaction.Expired _ -> TEXTS.in(language, "state.expired");
        };
    }

    /// The return address with what the relying party needs to go on: the response code, if there is something to read.
    private static Optional<String> continueTo(Transaction.Closed closed) {
        return closed.request().returnAddress().map(address -> {
            if (!(closed instanceof Transaction.Verified verified)) {
                return address.toString();
            }
            String separator = address.getRawQuery() == null ? "?" : "&";
            return address + separator + "response_code="
                    + URLEncoder.encode(verified.responseCode().value(), StandardCharsets.UTF_8);
        });
    }

    private static List<String> claims(PresentationRequest request) {
        return DcqlQuery.parse(request.dcql()) instanceof DcqlReading.Read(DcqlQuery query)
                ? query.credentials().stream()
                        .flatMap(credential -> credential.paths().stream())
                        .map(RenderPages::spelled)
                        .distinct()
                        .toList()
                : List.of();
    }

    private static String spelled(ClaimPath path) {
        return path.segments().stream()
                .map(segment -> switch (segment) {
                    case ClaimPath.Name(String name) -> name;
                    case ClaimPath.Each() -> "*";
                    case ClaimPath.Index(int index) -> Integer.toString(index);
                })
                .collect(Collectors.joining(" › "));
    }

    private static String until(Instant instant) {
        return UNTIL.format(instant);
    }
}
