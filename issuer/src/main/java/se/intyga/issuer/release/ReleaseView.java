package se.intyga.issuer.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import se.intyga.issuer.configuration.ClaimDescription;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.pages.Language;
import se.intyga.pages.Texts;

/// What the release page shows: everything that would leave, claim by claim, in the person's language. Values of a
/// person, so never printed.
public record ReleaseView(
        String agency,
        String document,
        String person,
        List<String> citations,
        List<Line> lines,
        String action,
        String formToken) {
    public ReleaseView {
        citations = List.copyOf(citations);
        lines = List.copyOf(lines);
    }

    /// One claim.
    public record Line(String label, String value) {
        @Override
        public String toString() {
            return "Line[hidden]";
        }
    }

    static ReleaseView of(
            PreviewRelease.Preview.Shown shown, String person, Texts.Spoken t, String action, String formToken) {
        Language language = t.language();
        return new ReleaseView(
                shown.about().agency().name().in(language),
                shown.about().configuration().name().in(language),
                person,
                citations(shown.reasons()),
                lines(shown.about().configuration().claims(), shown.claims(), t),
                action,
                formToken);
    }

    private static List<String> citations(Reasons reasons) {
        return reasons.citations().stream().map(Object::toString).toList();
    }

    private static List<Line> lines(List<ClaimDescription> claims, ObjectNode dataset, Texts.Spoken t) {
        List<Line> lines = new ArrayList<>();
        for (ClaimDescription claim : claims) {
            for (JsonNode value : claim.claimPath().select(dataset)) {
                lines.add(new Line(claim.label().in(t.language()), spoken(value, t)));
            }
        }
        return lines;
    }

    private static String spoken(JsonNode value, Texts.Spoken t) {
        if (value.isBoolean()) {
            return t.of(value.booleanValue() ? "yes" : "no");
        }
        if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(element.asText()));
            return String.join(", ", elements);
        }
        return value.asText();
    }

    @Override
    public String toString() {
        return "ReleaseView[hidden]";
    }
}
