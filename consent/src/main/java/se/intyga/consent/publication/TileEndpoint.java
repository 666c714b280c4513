package se.intyga.consent.publication;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.TilePlace;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// Tiles of hashes and of leaves (C2SP tlog-tiles, A-5). What a tile's path names never changes.
@Controller("/ledgers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class TileEndpoint {
    static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final Ledgers ledgers;
    private final BaseUrl base;

    TileEndpoint(Ledgers ledgers, BaseUrl base) {
        this.ledgers = ledgers;
        this.base = base;
    }

    @Get(uris = {"/holder/tile/entries/{+place}", "/{kind}/{organisation}/tile/entries/{+place}"})
    @Produces({MediaType.APPLICATION_OCTET_STREAM, Problem.MEDIA_TYPE})
    HttpResponse<?> entries(
            @Nullable @PathVariable String kind,
            @Nullable @PathVariable String organisation,
            @PathVariable String place) {
        return answer(
                kind,
                organisation,
                ledger -> TilePlace.parse(0, place).flatMap(ledger::leaves).map(TileEndpoint::bundle));
    }

    @Get(uris = {"/holder/tile/{level}/{+place}", "/{kind}/{organisation}/tile/{level}/{+place}"})
    @Produces({MediaType.APPLICATION_OCTET_STREAM, Problem.MEDIA_TYPE})
    HttpResponse<?> hashes(
            @Nullable @PathVariable String kind,
            @Nullable @PathVariable String organisation,
            @PathVariable String level,
            @PathVariable String place) {
        return answer(
                kind,
                organisation,
                ledger -> level.matches("[0-7]")
                        ? TilePlace.parse(Integer.parseInt(level), place)
                                .flatMap(ledger::tile)
                                .map(TileEndpoint::row)
                        : Optional.empty());
    }

    private HttpResponse<?> answer(
            @Nullable String kind, @Nullable String organisation, Function<Ledger, Optional<byte[]>> tile) {
        return LedgerPath.name(kind, organisation)
                .map(ledgers::ledger)
                .flatMap(tile)
                .<HttpResponse<?>>map(bytes -> HttpResponse.ok(bytes)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .header("Cache-Control", IMMUTABLE))
                .orElseGet(() -> LedgerPath.notFound(base));
    }

    private static byte[] row(List<Hash> hashes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        hashes.forEach(hash -> out.writeBytes(hash.bytes()));
        return out.toByteArray();
    }

    /// Each leaf after its length as two bytes, big-endian.
    private static byte[] bundle(List<byte[]> leaves) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] leaf : leaves) {
            out.write(leaf.length >> 8);
            out.write(leaf.length);
            out.writeBytes(leaf);
        }
        return out.toByteArray();
    }
}
