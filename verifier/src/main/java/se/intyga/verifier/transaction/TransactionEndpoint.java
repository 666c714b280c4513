package se.intyga.verifier.transaction;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.disclosure.RequestCode;
import se.intyga.legalbasis.disclosure.RequestDecision;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;
import se.intyga.verifier.relyingparty.RelyingParties;
import se.intyga.verifier.relyingparty.RelyingParty;

/// The relying party's API: start a transaction, see how it stands.
@Controller("/verifier/v1/transactions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("verifier:transactions")
final class TransactionEndpoint {
    private static final int LARGEST_BODY = 64 * 1024;

    private final StartTransaction startTransaction;
    private final TransactionStore transactions;
    private final RelyingParties relyingParties;
    private final BrowserBinding browserBinding;
    private final WalletLink links;
    private final BaseUrl base;

    TransactionEndpoint(
            StartTransaction startTransaction,
            TransactionStore transactions,
            RelyingParties relyingParties,
            BrowserBinding browserBinding,
            WalletLink links,
            BaseUrl base) {
        this.startTransaction = startTransaction;
        this.transactions = transactions;
        this.relyingParties = relyingParties;
        this.browserBinding = browserBinding;
        this.links = links;
        this.base = base;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> start(@Body byte[] body, Authentication authentication) {
        if (body.length > LARGEST_BODY) {
            return problem(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "BODY_TOO_LARGE",
                    "The body is too large",
                    "At most 64 KiB are read.");
        }
        return switch (ReadStartRequest.read(authentication.getName(), body, LARGEST_BODY)) {
            case ReadStartRequest.Malformed(String member, String sentence) ->
                problem(HttpStatus.BAD_REQUEST, "INVALID_REQUEST", "The request cannot be read", sentence, member);
            case ReadStartRequest.Read(StartRequest request) -> answer(startTransaction.start(request));
        };
    }

    @Get("/{id}")
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> state(@PathVariable String id, Authentication authentication) {
        Optional<Transaction> own = Optional.of(id)
                .filter(FreshWords::hasForm)
                .flatMap(word -> transactions.find(new TransactionId(word)))
                .map(TransactionStore.Kept::transaction)
                .filter(found -> found.request().relyingParty().equals(authentication.getName()));
        Optional<RelyingParty> relyingParty = relyingParties.find(authentication.getName());
        if (own.isEmpty() || relyingParty.isEmpty()) {
            return problem(
                    HttpStatus.NOT_FOUND,
                    "TRANSACTION_NOT_FOUND",
                    "There is no such transaction",
                    "It never was, is another's, or is gone: transactions are kept for about an hour after they end.");
        }
        Optional<ResponseCode> code = own.get() instanceof Transaction.Verified verified
                ? browserBinding.toldByState(verified)
                : Optional.empty();
        return HttpResponse.ok(TransactionResponse.of(own.get(), relyingParty.get(), links, code))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store");
    }

    private HttpResponse<?> answer(StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started(PresentationRequest request) -> started(request);
            case StartOutcome.NotPermitted(RequestDecision.Rejected rejected) -> notPermitted(rejected);
            case StartOutcome.NotRegistered() ->
                problem(
                        HttpStatus.FORBIDDEN,
                        "VERIFIER_NOT_REGISTERED",
                        "Not registered",
                        "This organisation has no access certificate here.");
            case StartOutcome.ConsentIncomplete(List<String> missing) ->
                problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "CONSENT_INCOMPLETE",
                        "A consent needs more",
                        "State the version of the text, why consent is asked for, and what the person can do instead.",
                        missing.toArray(String[]::new));
            case StartOutcome.UnknownQuery() ->
                problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "QUERY_NOT_REGISTERED",
                        "There is no such query",
                        "No query is registered under that name.",
                        "query");
            case StartOutcome.UnusableQuery(String reason) ->
                problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "QUERY_UNUSABLE",
                        "The query cannot be used",
                        reason,
                        "dcql_query");
            case StartOutcome.ReturnAddressNotRegistered() ->
                problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "RETURN_URI_NOT_REGISTERED",
                        "The return address is not registered",
                        "Only registered addresses are used, compared character by character.",
                        "return_uri");
        };
    }

    private HttpResponse<?> started(PresentationRequest request) {
        RelyingParty relyingParty = relyingParties.find(request.relyingParty()).orElseThrow();
        URI location = base.resolve("/verifier/v1/transactions/" + request.id().value());
        return transactions
                .find(request.id())
                .map(kept -> TransactionResponse.of(kept.transaction(), relyingParty, links, Optional.empty()))
                .<HttpResponse<?>>map(response -> HttpResponse.created(response, location)
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header("Cache-Control", "no-store"))
                .orElseThrow(() -> new IllegalStateException("a transaction that just began is not there"));
    }

    private HttpResponse<?> notPermitted(RequestDecision.Rejected rejected) {
        HttpStatus status = rejected.code() == RequestCode.VERIFIER_NOT_REGISTERED
                ? HttpStatus.FORBIDDEN
                : HttpStatus.UNPROCESSABLE_ENTITY;
        String[] unneeded = rejected.unneeded().stream()
                .map(RequestedClaims::paths)
                .flatMap(List::stream)
                .map(Object::toString)
                .distinct()
                .toArray(String[]::new);
        return problem(
                status,
                rejected.code().name(),
                "The request is not permitted",
                rejected.sentence().en(),
                unneeded);
    }

    private HttpResponse<?> problem(HttpStatus status, String code, String title, String detail, String... members) {
        return Problem.of(base, status, code, title, detail)
                .about(List.of(members))
                .response();
    }
}
