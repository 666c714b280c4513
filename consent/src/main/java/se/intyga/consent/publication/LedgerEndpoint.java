package se.intyga.consent.publication;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// Checkpoints, proofs and keys of every ledger, for anyone.
@Controller("/ledgers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class LedgerEndpoint {
    private static final String SHORT = "public, max-age=5";
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final Ledgers ledgers;
    private final PublishedCheckpoint published;
    private final BaseUrl base;

    LedgerEndpoint(Ledgers ledgers, PublishedCheckpoint published, BaseUrl base) {
        this.ledgers = ledgers;
        this.published = published;
        this.base = base;
    }

    @Get
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> list() {
        var lines = ledgers.names().stream()
                .flatMap(name -> published.of(name).stream()
                        .map(ledger -> new PublicationWords.LedgerLine(
                                name.value(),
                                ledgers.origin(name),
                                base.resolve("/ledgers/" + name.value()).toString(),
                                ledger.head().size(),
                                ledgers.verifierKey(name).toString())))
                .toList();
        return HttpResponse.ok(new PublicationWords.LedgerList(lines)).header("Cache-Control", SHORT);
    }

    @Get(uris = {"/holder/checkpoint", "/{kind}/{organisation}/checkpoint"})
    @Produces({MediaType.TEXT_PLAIN, Problem.MEDIA_TYPE})
    HttpResponse<?> checkpoint(@Nullable @PathVariable String kind, @Nullable @PathVariable String organisation) {
        return with(kind, organisation, ledger -> text(ledger.checkpoint()));
    }

    @Get(uris = {"/holder/keys", "/{kind}/{organisation}/keys"})
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> keys(@Nullable @PathVariable String kind, @Nullable @PathVariable String organisation) {
        return LedgerPath.name(kind, organisation)
                .filter(name -> published.of(name).isPresent())
                .<HttpResponse<?>>map(name -> HttpResponse.ok(new PublicationWords.KeyList(
                                ledgers.origin(name),
                                ledgers.verifierKeys(name).stream()
                                        .map(VerifierKey::toString)
                                        .toList(),
                                ledgers.successions().stream()
                                        .map(succession -> succession.note())
                                        .toList()))
                        .header("Cache-Control", SHORT))
                .orElseGet(() -> LedgerPath.notFound(base));
    }

    @Get(uris = {"/holder/proof/inclusion{?index,size}", "/{kind}/{organisation}/proof/inclusion{?index,size}"})
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> inclusion(
            @Nullable @PathVariable String kind,
            @Nullable @PathVariable String organisation,
            @Nullable @QueryValue String index,
            @Nullable @QueryValue String size) {
        return with(
                kind,
                organisation,
                ledger -> number(index)
                        .flatMap(place -> number(size).flatMap(of -> ledger.inclusion(place, of)))
                        .<MutableHttpResponse<?>>map(proof -> immutable(PublicationWords.Inclusion.of(proof)))
                        .orElseGet(() -> outside("0 <= index < size <= the published size")));
    }

    @Get(uris = {"/holder/proof/consistency{?from,to}", "/{kind}/{organisation}/proof/consistency{?from,to}"})
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> consistency(
            @Nullable @PathVariable String kind,
            @Nullable @PathVariable String organisation,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to) {
        return with(
                kind,
                organisation,
                ledger -> number(from)
                        .flatMap(old -> number(to).flatMap(grown -> ledger.consistency(old, grown)))
                        .<MutableHttpResponse<?>>map(proof -> immutable(PublicationWords.Consistency.of(proof)))
                        .orElseGet(() -> outside("1 <= from <= to <= the published size")));
    }

    /// The portable proof of a leaf under the checkpoint of this moment.
    @Get(uris = {"/holder/proof/tlog{?index}", "/{kind}/{organisation}/proof/tlog{?index}"})
    @Produces({MediaType.TEXT_PLAIN, Problem.MEDIA_TYPE})
    HttpResponse<?> portable(
            @Nullable @PathVariable String kind,
            @Nullable @PathVariable String organisation,
            @Nullable @QueryValue String index) {
        return with(
                kind,
                organisation,
                ledger -> number(index)
                        .flatMap(ledger::portable)
                        .<MutableHttpResponse<?>>map(proof -> text(proof.write()))
                        .orElseGet(() -> outside("0 <= index < the published size")));
    }

    private HttpResponse<?> with(
            @Nullable String kind,
            @Nullable String organisation,
            Function<PublishedLedger, MutableHttpResponse<?>> answer) {
        return LedgerPath.name(kind, organisation)
                .flatMap(published::of)
                .<HttpResponse<?>>map(answer)
                .orElseGet(() -> LedgerPath.notFound(base));
    }

    private static Optional<Long> number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private MutableHttpResponse<?> outside(String bounds) {
        return Problem.of(
                        base,
                        HttpStatus.BAD_REQUEST,
                        "OUTSIDE_LEDGER",
                        "Outside the ledger",
                        "Ask with whole numbers such that " + bounds + "; the checkpoint says the published size.")
                .response();
    }

    private static MutableHttpResponse<?> text(String text) {
        return HttpResponse.ok(text).contentType("text/plain; charset=utf-8").header("Cache-Control", SHORT);
    }

    private static MutableHttpResponse<?> immutable(Object body) {
        return HttpResponse.ok(body)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", TileEndpoint.IMMUTABLE);
    }
}
