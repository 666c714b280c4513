package se.intyga.consent.witness;

import io.micronaut.context.annotation.Requires;
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
import java.nio.charset.StandardCharsets;

/// This house as a witness (C2SP tlog-witness). Who asks does not matter: the checkpoint is signed by its ledger.
@Controller("/witness")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(beans = WitnessConfig.class)
final class WitnessEndpoint {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";

    private final AddCheckpoint addCheckpoint;
    private final WitnessConfig config;

    WitnessEndpoint(AddCheckpoint addCheckpoint, WitnessConfig config) {
        this.addCheckpoint = addCheckpoint;
        this.config = config;
    }

    /// The key to configure for this witness.
    @Get("/key")
    @Produces(MediaType.TEXT_PLAIN)
    HttpResponse<String> key() {
        return plain(HttpStatus.OK, config.key().witnessKey() + "\n");
    }

    @Post("/add-checkpoint")
    @Consumes(MediaType.ALL)
    @Produces({MediaType.TEXT_PLAIN, SIZE})
    HttpResponse<String> add(@Body byte[] body) {
        return AddCheckpointRequest.parse(new String(body, StandardCharsets.UTF_8))
                .map(request -> switch (addCheckpoint.add(request)) {
                    case AddCheckpoint.Outcome.Cosigned(var line) -> plain(HttpStatus.OK, line.line());
                    case AddCheckpoint.Outcome.UnknownOrigin _ ->
                        plain(HttpStatus.NOT_FOUND, "this witness does not know the origin\n");
                    case AddCheckpoint.Outcome.NotSigned _ ->
                        plain(HttpStatus.FORBIDDEN, "the checkpoint is not signed by a key known for the origin\n");
                    case AddCheckpoint.Outcome.OldIsLarger _ ->
                        plain(HttpStatus.BAD_REQUEST, "the old size is larger than the checkpoint's\n");
                    case AddCheckpoint.Outcome.OtherSize(long size) ->
                        plain(HttpStatus.CONFLICT, size + "\n").contentType(SIZE);
                    case AddCheckpoint.Outcome.NotConsistent _ ->
                        plain(HttpStatus.UNPROCESSABLE_ENTITY, "the checkpoint does not continue the last one\n");
                })
                .orElseGet(() -> plain(HttpStatus.BAD_REQUEST, "not in the form of add-checkpoint\n"));
    }

    private static MutableHttpResponse<String> plain(HttpStatus status, String body) {
        return HttpResponse.<String>status(status).body(body).contentType(PLAIN).header("Cache-Control", "no-store");
    }
}
