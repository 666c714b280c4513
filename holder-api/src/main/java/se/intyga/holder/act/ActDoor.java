package se.intyga.holder.act;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.intyga.consent.act.Act;
import se.intyga.consent.act.ActId;
import se.intyga.consent.act.CredentialInstance;
import se.intyga.consent.act.ReadActs;
import se.intyga.consent.act.UseAct;
import se.intyga.formats.json.StrictJson;
import se.intyga.holder.HolderConfig;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.LoginRequired;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Language;

/// What the three kinds of act have in common at the door: whose they are, listing, reading, using. Only bodies
/// of a media type that no foreign page can send with the person's cookie are taken.
@Singleton
final class ActDoor {
    private final FindVisitor visitors;
    private final ReadActs readActs;
    private final UseAct useAct;
    private final ActProblems problems;
    private final HolderConfig config;
    private final BaseUrl base;
    private final Clock clock;

    ActDoor(
            FindVisitor visitors,
            ReadActs readActs,
            UseAct useAct,
            ActProblems problems,
            HolderConfig config,
            BaseUrl base,
            Clock clock) {
        this.visitors = visitors;
        this.readActs = readActs;
        this.useAct = useAct;
        this.problems = problems;
        this.config = config;
        this.base = base;
        this.clock = clock;
    }

    /// Acts of one kind.
    @Serdeable
    record ActsResponse(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<ActResponse> acts) {}

    /// For the logged-in person only.
    HttpResponse<?> forVisitor(HttpRequest<?> request, Function<Visitor, HttpResponse<?>> answer) {
        Optional<Visitor> visitor = visitors.find(request);
        return visitor.isEmpty() ? LoginRequired.problem(base) : answer.apply(visitor.get());
    }

    HttpResponse<?> list(HttpRequest<?> request, ActKind kind) {
        return forVisitor(
                request,
                visitor -> fresh(HttpResponse.ok(new ActsResponse(readActs.all(visitor.person(), kind).stream()
                        .map(kept -> ActResponse.of(kept, clock.instant()))
                        .toList()))));
    }

    HttpResponse<?> read(HttpRequest<?> request, ActKind kind, String id) {
        return forVisitor(
                request,
                visitor -> find(visitor, kind, id)
                        .<HttpResponse<?>>map(kept -> fresh(HttpResponse.ok(ActResponse.of(kept, clock.instant()))))
                        .orElseGet(() -> problems.notThere(HolderPage.language(request))));
    }

    HttpResponse<?> use(HttpRequest<?> request, ActKind kind, String id, String body) {
        return forVisitor(request, visitor -> {
            Language language = HolderPage.language(request);
            Optional<ActId> act = ActId.parse(id);
            Optional<UseAct.Wanted> wanted = act.flatMap(found -> wanted(kind, found, body));
            if (act.isEmpty()) {
                return problems.notThere(language);
            }
            if (wanted.isEmpty()) {
                return problems.unreadable(
                        new ReadActBody.Reading.Incomplete(
                                List.of("recipient", "request.digest", "credential.instance")),
                        language);
            }
            return switch (useAct.use(visitor.person(), config.operator(), wanted.get())) {
                case UseAct.Outcome.Refused refused -> problems.refused(refused.refusal(), language);
                case UseAct.Outcome.Used _ -> read(request, kind, id);
            };
        });
    }

    /// What to say to someone who wants to take back what is no consent.
    HttpResponse<?> explainNoWithdrawal(HttpRequest<?> request, ActKind kind, String id) {
        return forVisitor(request, visitor -> {
            Language language = HolderPage.language(request);
            return find(visitor, kind, id)
                    .map(kept -> problems.notWithdrawable(
                            AfterDisclosure.of(kept.act().scope().recipientBasis()), language))
                    .orElseGet(() -> problems.notThere(language));
        });
    }

    HttpResponse<?> made(Visitor visitor, Act act, String path) {
        ReadActs.Kept kept =
                readActs.find(visitor.person(), act.kind(), act.id()).orElseThrow();
        return fresh(HttpResponse.created(
                ActResponse.of(kept, clock.instant()),
                base.resolve(path + "/" + act.id().value())));
    }

    private Optional<ReadActs.Kept> find(Visitor visitor, ActKind kind, String id) {
        return ActId.parse(id).flatMap(act -> readActs.find(visitor.person(), kind, act));
    }

    private static Optional<UseAct.Wanted> wanted(ActKind kind, ActId act, String body) {
        return StrictJson.object(body)
                .filter(json -> json.size() == 3)
                .flatMap(json -> instance(json)
                        .filter(_ -> json.path("recipient").isTextual()
                                && json.path("request").path("digest").isTextual())
                        .map(instance -> new UseAct.Wanted(
                                kind,
                                act,
                                json.path("recipient").textValue(),
                                json.path("request").path("digest").textValue(),
                                instance)));
    }

    private static Optional<CredentialInstance> instance(ObjectNode json) {
        String instance = json.path("credential").path("instance").asText("");
        return CredentialInstance.parse(instance);
    }

    private static MutableHttpResponse<?> fresh(MutableHttpResponse<?> response) {
        return response.header("Cache-Control", "no-store");
    }
}
