package se.intyga.holder.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.intyga.consent.rights.CaseDraft;
import se.intyga.consent.rights.CaseKind;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;

/// Reads what the person asks for from JSON, strictly.
final class ReadRightsBody {
    private static final int MOST_BYTES = 32 * 1024;
    private static final int MOST_CLAIMS = 100;
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}");
    private static final Set<String> MEMBERS =
            Set.of("kind", "receiptId", "agency", "documentType", "claimPaths", "place", "words");

    private ReadRightsBody() {}

    /// The body was read, or which member is wrong.
    sealed interface Outcome {
        record Read(RightsRequest request) implements Outcome {}

        record Wrong(String member) implements Outcome {}
    }

    static Outcome read(byte[] body) {
        Optional<ObjectNode> json = body.length > MOST_BYTES ? Optional.empty() : StrictJson.object(body);
        if (json.isEmpty()) {
            return new Outcome.Wrong("body");
        }
        for (var member : json.get().properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                return new Outcome.Wrong("an unknown one");
            }
        }
        Optional<CaseKind> kind = kind(json.get().path("kind").asText());
        if (kind.isEmpty()) {
            return new Outcome.Wrong("kind");
        }
        for (String text : List.of("receiptId", "agency", "documentType", "place", "words")) {
            if (json.get().has(text) && !json.get().get(text).isTextual()) {
                return new Outcome.Wrong(text);
            }
        }
        Optional<String> type = text(json.get(), "documentType");
        if (type.filter(word -> !TYPE.matcher(word).matches()).isPresent()) {
            return new Outcome.Wrong("documentType");
        }
        if (text(json.get(), "place").filter(place -> place.length() > 200).isPresent()) {
            return new Outcome.Wrong("place");
        }
        String words = text(json.get(), "words").orElse("");
        if (words.length() > CaseDraft.MOST_WORDS) {
            return new Outcome.Wrong("words");
        }
        List<ClaimPath> claims = new ArrayList<>();
        for (JsonNode path : json.get().path("claimPaths")) {
            Optional<ClaimPath> read = ClaimPath.parse(path);
            if (read.isEmpty() || claims.size() == MOST_CLAIMS) {
                return new Outcome.Wrong("claimPaths");
            }
            claims.add(read.get());
        }
        return new Outcome.Read(new RightsRequest(
                kind.get(),
                text(json.get(), "receiptId"),
                text(json.get(), "agency"),
                type,
                claims,
                text(json.get(), "place"),
                words));
    }

    static Optional<CaseKind> kind(String word) {
        for (CaseKind kind : CaseKind.values()) {
            if (kind.name().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(ObjectNode json, String member) {
        return Optional.ofNullable(json.path(member).textValue()).filter(text -> !text.isEmpty());
    }
}
