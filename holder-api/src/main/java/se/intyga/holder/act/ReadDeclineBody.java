package se.intyga.holder.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.intyga.consent.act.DeclineRequest;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;

/// Reads what a person's application sends when she says no. Only the request itself must be named; who asked, why and
/// for what makes her history readable, and an application that does not tell leaves that out.
final class ReadDeclineBody {
    private static final int MOST_CHARACTERS = 32 * 1024;
    private static final int MOST_CLAIMS = 200;
    private static final int LONGEST_TYPE = 300;
    private static final int LONGEST_CLAIM = 500;
    private static final Set<String> MEMBERS = Set.of("request", "recipient", "purpose", "credential", "claims");
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private ReadDeclineBody() {}

    /// What was read.
    sealed interface Reading {
        record Read(DeclineRequest.Asked asked) implements Reading {}

        /// Not an object with these members only, each of its form.
        record NotTheForm(List<String> members) implements Reading {}

        /// The request is not named.
        record Incomplete() implements Reading {}
    }

    static Reading read(String body) {
        Optional<ObjectNode> object = body.length() > MOST_CHARACTERS ? Optional.empty() : StrictJson.object(body);
        if (object.isEmpty()) {
            return new Reading.NotTheForm(List.of());
        }
        ObjectNode json = object.get();
        List<String> wrong = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                wrong.add(name.length() > 40 ? "…" : name);
            }
        });
        Optional<String> digest = word(json.path("request").path("digest"), DIGEST);
        if (wrong.isEmpty() && digest.isEmpty()) {
            return new Reading.Incomplete();
        }
        Optional<String> recipient = word(json.path("recipient"), IDENTIFIER);
        Optional<String> purpose = word(json.path("purpose"), IDENTIFIER);
        Optional<String> type = Optional.ofNullable(
                        json.path("credential").path("type").textValue())
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_TYPE);
        Optional<List<ClaimPath>> claims = claims(json.path("claims"));
        wrong(json.has("recipient") && recipient.isEmpty(), "recipient", wrong);
        wrong(json.has("purpose") && purpose.isEmpty(), "purpose", wrong);
        wrong(json.has("credential") && type.isEmpty(), "credential.type", wrong);
        wrong(claims.isEmpty(), "claims", wrong);
        return wrong.isEmpty()
                ? new Reading.Read(
                        new DeclineRequest.Asked(digest.orElseThrow(), recipient, purpose, type, claims.orElseThrow()))
                : new Reading.NotTheForm(wrong);
    }

    private static Optional<List<ClaimPath>> claims(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.of(List.of());
        }
        if (!json.isArray() || json.size() > MOST_CLAIMS) {
            return Optional.empty();
        }
        List<ClaimPath> paths = new ArrayList<>();
        for (JsonNode one : json) {
            Optional<ClaimPath> path =
                    one.isTextual() ? Optional.of(ClaimPath.of(one.textValue())) : ClaimPath.parse(one);
            if (path.isEmpty() || path.get().toString().length() > LONGEST_CLAIM) {
                return Optional.empty();
            }
            paths.add(path.get());
        }
        return Optional.of(paths);
    }

    private static Optional<String> word(JsonNode json, Pattern form) {
        return Optional.ofNullable(json.textValue()).filter(form.asMatchPredicate());
    }

    private static void wrong(boolean so, String member, List<String> members) {
        if (so) {
            members.add(member);
        }
    }
}
