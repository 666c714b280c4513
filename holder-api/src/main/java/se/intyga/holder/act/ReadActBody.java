package se.intyga.holder.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.intyga.consent.act.ActDraft;
import se.intyga.consent.act.ActScope;
import se.intyga.consent.act.CredentialInstance;
import se.intyga.consent.act.TextShown;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.ConsentElement;
import se.intyga.legalbasis.disclosure.EventCondition;
import se.intyga.pages.Language;

/// Reads what a person's application sends when she acts. Every element of L14 must be there; several
/// recipients, a passing-on and a condition are understood, so that the rules can say why they are refused.
@Singleton
final class ReadActBody {
    static final Duration LONGEST = Duration.ofHours(24);

    private static final int MOST_CHARACTERS = 32 * 1024;
    private static final int MOST_CLAIMS = 200;
    private static final Set<String> MORE_RECIPIENTS = Set.of(
            "recipients", "additionalRecipients", "onwardTransfer", "onwardRecipients", "forwardTo", "continuous");
    private static final Set<String> CONDITIONS = Set.of("condition", "validFrom");
    private static final Set<String> ELEMENTS = Set.of(
            "request", "recipient", "purpose", "legalBasis", "credential", "claims", "text", "expiresAt", "explicit");
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Clock clock;

    ReadActBody(Clock clock) {
        this.clock = clock;
    }

    /// What was read.
    sealed interface Reading {
        record Read(ActDraft draft) implements Reading {}

        /// Not an object with these members only.
        record NotTheForm(List<String> members) implements Reading {}

        /// Elements that are missing or of another form (L14).
        record Incomplete(List<String> members) implements Reading {}

        record NotEnumerated() implements Reading {}

        record EndsBadly() implements Reading {}
    }

    Reading read(ActKind kind, String body) {
        Optional<ObjectNode> object = body.length() > MOST_CHARACTERS ? Optional.empty() : StrictJson.object(body);
        if (object.isEmpty()) {
            return new Reading.NotTheForm(List.of());
        }
        ObjectNode json = object.get();
        List<String> unknown = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            boolean own = ELEMENTS.contains(name)
                    && !(name.equals("legalBasis") && kind == ActKind.CONSENT)
                    && !(name.equals("explicit") && kind != ActKind.CONSENT);
            if (!own && !MORE_RECIPIENTS.contains(name) && !CONDITIONS.contains(name)) {
                unknown.add(name.length() > 40 ? "…" : name);
            }
        });
        return unknown.isEmpty() ? elements(kind, json) : new Reading.NotTheForm(unknown);
    }

    private Reading elements(ActKind kind, ObjectNode json) {
        List<String> missing = new ArrayList<>();
        List<String> recipients = recipients(json);
        need(!recipients.isEmpty(), "recipient", missing);
        need(text(json, "purpose").isPresent(), "purpose", missing);
        Optional<LawfulBasis> basis = kind == ActKind.CONSENT
                ? Optional.of(LawfulBasis.CONSENT)
                : text(json, "legalBasis").flatMap(LawfulBasis::parse);
        need(basis.isPresent(), "legalBasis", missing);
        JsonNode credential = json.path("credential");
        Optional<CredentialInstance> instance = text(credential, "instance").flatMap(CredentialInstance::parse);
        need(text(credential, "type").filter(type -> type.length() <= 300).isPresent(), "credential.type", missing);
        need(instance.isPresent() || credential.path("instance").isNull(), "credential.instance", missing);
        Optional<String> request = text(json.path("request"), "digest").filter(DIGEST.asMatchPredicate());
        need(request.isPresent(), "request.digest", missing);
        Optional<List<ClaimPath>> claims = claims(json.path("claims"));
        need(claims.isPresent(), "claims", missing);
        Optional<TextShown> shown = shown(json.path("text"), missing);
        Optional<Instant> end = instant(json.path("expiresAt"));
        need(end.isPresent(), "expiresAt", missing);
        need(kind != ActKind.CONSENT || json.path("explicit").isBoolean(), "explicit", missing);
        if (!missing.isEmpty()) {
            return new Reading.Incomplete(missing);
        }
        if (claims.orElseThrow().stream().anyMatch(path -> !ActScope.enumerated(path))) {
            return new Reading.NotEnumerated();
        }
        Instant now = clock.instant();
        if (!end.orElseThrow().isAfter(now.plusSeconds(1)) || end.get().isAfter(now.plus(LONGEST))) {
            return new Reading.EndsBadly();
        }
        return new Reading.Read(new ActDraft(
                kind,
                recipients,
                text(json, "purpose").orElseThrow(),
                basis,
                text(credential, "type").orElseThrow(),
                claims.get(),
                request.orElseThrow(),
                instance,
                condition(json, credential, now),
                shown.orElseThrow(),
                stated(kind, json),
                end.get()));
    }

    /// Which elements of a consent were stated. All but the explicit act are checked to be there before.
    private static Set<ConsentElement> stated(ActKind kind, ObjectNode json) {
        if (kind != ActKind.CONSENT) {
            return EnumSet.noneOf(ConsentElement.class);
        }
        EnumSet<ConsentElement> all = EnumSet.allOf(ConsentElement.class);
        if (!json.path("explicit").booleanValue()) {
            all.remove(ConsentElement.EXPLICIT_ACT);
        }
        return all;
    }

    /// Everybody who is named, in whatever way. A member that lets the claims pass on counts as another
    /// recipient.
    private static List<String> recipients(ObjectNode json) {
        List<String> named = new ArrayList<>(names(json.path("recipient")));
        boolean listed = json.path("recipient").isArray();
        for (String member : MORE_RECIPIENTS) {
            if (json.has(member)) {
                named.addAll(names(json.get(member)));
                listed = true;
            }
        }
        if (listed && named.size() == 1) {
            named.add("*");
        }
        return named;
    }

    private static List<String> names(JsonNode named) {
        if (named.isTextual()
                && !named.textValue().isBlank()
                && named.textValue().length() <= 200) {
            return List.of(named.textValue());
        }
        List<String> names = new ArrayList<>();
        if (named.isArray()) {
            named.forEach(one -> names.addAll(one.isTextual() ? names(one) : List.of("*")));
        }
        return names;
    }

    private static EventCondition condition(ObjectNode json, JsonNode credential, Instant now) {
        boolean conditioned = CONDITIONS.stream().anyMatch(json::has);
        boolean notIssued = credential.has("issuedAt")
                && instant(credential.get("issuedAt"))
                        .filter(at -> !at.isAfter(now))
                        .isEmpty();
        return conditioned || notIssued ? EventCondition.FUTURE_EVENT : EventCondition.NONE;
    }

    private static Optional<TextShown> shown(JsonNode json, List<String> missing) {
        Optional<Language> language = text(json, "language")
                .flatMap(tag -> List.of(Language.values()).stream()
                        .filter(one -> one.tag().equals(tag))
                        .findFirst());
        need(text(json, "version").isPresent(), "text.version", missing);
        need(text(json, "hash").filter(DIGEST.asMatchPredicate()).isPresent(), "text.hash", missing);
        need(language.isPresent(), "text.language", missing);
        try {
            return language.flatMap(spoken -> text(json, "version")
                    .flatMap(version -> text(json, "hash").map(hash -> new TextShown(version, hash, spoken))));
        } catch (IllegalArgumentException otherForm) {
            need(missing.contains("text.hash"), "text.version", missing);
            return Optional.empty();
        }
    }

    private static Optional<List<ClaimPath>> claims(JsonNode json) {
        if (!json.isArray() || json.isEmpty() || json.size() > MOST_CLAIMS) {
            return Optional.empty();
        }
        List<ClaimPath> paths = new ArrayList<>();
        for (JsonNode one : json) {
            Optional<ClaimPath> path =
                    one.isTextual() ? Optional.of(ClaimPath.of(one.textValue())) : ClaimPath.parse(one);
            if (path.isEmpty() || path.get().toString().length() > 500) {
                return Optional.empty();
            }
            paths.add(path.get());
        }
        return Optional.of(paths);
    }

    private static Optional<Instant> instant(JsonNode json) {
        try {
            return json.isTextual() ? Optional.of(Instant.parse(json.textValue())) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        return value.isTextual()
                        && !value.textValue().isBlank()
                        && value.textValue().length() <= 500
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    private static void need(boolean there, String member, List<String> missing) {
        if (!there && !missing.contains(member)) {
            missing.add(member);
        }
    }
}
