package se.intyga.issuer.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.caller.Caller;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.offer.CreateOffer.Outcome;
import se.intyga.openapi.BaseUrl;

/// The agency API for offers.
@Controller("/issuer/v1/offers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("issuer:offers")
final class OfferEndpoint {
    private final Caller caller;
    private final CreateOffer create;
    private final ReadOffer read;
    private final CredentialConfigurations configurations;
    private final BaseUrl base;
    private final Clock clock;

    OfferEndpoint(
            Caller caller,
            CreateOffer create,
            ReadOffer read,
            CredentialConfigurations configurations,
            BaseUrl base,
            Clock clock) {
        this.caller = caller;
        this.create = create;
        this.read = read;
        this.configurations = configurations;
        this.base = base;
        this.clock = clock;
    }

    /// A new offer: the only answer that holds its code and its transaction code.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedOffer(
            String id,
            String state,
            String credentialOfferUri,
            String linkByValue,
            String linkByReference,
            @Nullable String txCode,
            String expiresAt) {
        @Override
        public String toString() {
            return "CreatedOffer[hidden]";
        }
    }

    /// How an offer stands.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferAnswer(
            String id,
            String state,
            String grant,
            String credentialConfigurationId,
            String createdAt,
            String expiresAt,
            @Nullable String credentialId,
            @Nullable String caseId) {}

    @Post(consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> create(@Body byte[] body, Authentication authentication) {
        Optional<Agency> agency = caller.agency(authentication);
        if (agency.isEmpty()) {
            return caller.notAnAgency();
        }
        return switch (OfferRequest.read(body, agency.get(), configurations, clock)) {
            case OfferRequest.Outcome.Unusable(String member, String detail) -> caller.invalid(detail, member);
            case OfferRequest.Outcome.Read(CreateOffer.Wanted wanted) -> answer(create.create(wanted));
        };
    }

    @Get("/{id}")
    HttpResponse<?> state(@PathVariable String id, Authentication authentication) {
        Optional<Agency> agency = caller.agency(authentication);
        if (agency.isEmpty()) {
            return caller.notAnAgency();
        }
        return OfferId.parse(id)
                .flatMap(known -> read.state(agency.get().id(), known))
                .<HttpResponse<?>>map(seen -> HttpResponse.ok(answer(id, seen)).header("Cache-Control", "no-store"))
                .orElseGet(caller::notFound);
    }

    private HttpResponse<?> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created created -> {
                URI location = base.resolve("/issuer/v1/offers/" + created.id().value());
                CreatedOffer body = new CreatedOffer(
                        created.id().value(),
                        "created",
                        created.offer().byReference().toString(),
                        created.offer().linkByValue(),
                        created.offer().linkByReference(),
                        created.txCode().orElse(null),
                        created.expiresAt().toString());
                yield HttpResponse.created(body)
                        .header(HttpHeaders.LOCATION, location.toString())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            case Outcome.Waiting(OfferId id, OfferState state) -> {
                URI location = base.resolve("/issuer/v1/offers/" + id.value());
                yield HttpResponse.accepted()
                        .body(answer(id.value(), new ReadOffer.Seen(state, state.stage())))
                        .header(HttpHeaders.LOCATION, location.toString())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            case Outcome.NotReleased refused ->
                caller.problem(
                        HttpStatus.FORBIDDEN,
                        refused.codes().getFirst(),
                        "Not released",
                        refused.told().en());
            case Outcome.SourceUnavailable() ->
                caller.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "SOURCE_UNAVAILABLE",
                        "The source does not answer",
                        "The agency's source gave no usable answer. Nothing was made; try again.");
        };
    }

    private static OfferAnswer answer(String id, ReadOffer.Seen seen) {
        return new OfferAnswer(
                id,
                seen.stage().name().toLowerCase(Locale.ROOT),
                seen.state().grant().wireName(),
                seen.state().configurationId(),
                seen.state().createdAt(),
                seen.state().expiresAt(),
                seen.state().credentialId(),
                seen.state().caseId());
    }
}
