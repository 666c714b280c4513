package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.Iri;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyVersion;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.Retention;
import se.intyga.pages.Text;

/// What was registered for the purpose of a disclosure when it happened: how long the recipient keeps what it got, and
/// the text the person was shown, and what kind of purpose it is (L33). The ledger's event names the policy version;
/// this
/// is what that version says.
///
/// @param policyVersion as the event has it
/// @param shown the purpose in the words of the registration
/// @param purposeTypes concepts of the Data Privacy Vocabulary, as `dpv:PersonnelHiring`
public record RegisteredTerms(String policyVersion, Retention retention, Text shown, List<String> purposeTypes) {
    private static final Pattern CONCEPT = Pattern.compile("dpv:[A-Za-z]{1,60}");

    public RegisteredTerms {
        purposeTypes = List.copyOf(purposeTypes);
    }

    /// Nothing when the event names no version, no purpose or no recipient that this house knows.
    static Optional<RegisteredTerms> of(LedgerEvent event, Policies policies) {
        String version = event.policyVersion().map(Code::value).orElse("");
        return version(version)
                .flatMap(policies::version)
                .flatMap(set -> event.recipient()
                        .flatMap(party -> set.relyingParty(party.id().value(), event.at())))
                .flatMap(party -> event.purpose()
                        .flatMap(purpose -> party.purpose(purpose.code().value(), event.at())))
                .map(purpose -> of(version, purpose));
    }

    private static RegisteredTerms of(String version, Purpose<? extends Ground> purpose) {
        return new RegisteredTerms(
                version,
                purpose.retention(),
                purpose.text(),
                purpose.vocabulary().stream().map(Iri::compact).toList());
    }

    /// A version as a word of the ledger: label, colon, hash.
    private static Optional<PolicyVersion> version(String word) {
        int end = word.lastIndexOf(':');
        return end < 0
                ? Optional.empty()
                : Optional.of(new PolicyVersion(word.substring(0, end), word.substring(end + 1)));
    }

    ObjectNode write() {
        ObjectNode json = StrictJson.newObject().put("policy_version", policyVersion);
        json.putObject("retention")
                .put("period", retention.period().toString())
                .put("sv", retention.text().sv())
                .put("en", retention.text().en());
        json.putObject("text_shown").put("sv", shown.sv()).put("en", shown.en());
        ArrayNode types = json.putArray("purpose_types");
        purposeTypes.forEach(types::add);
        return json;
    }

    /// Nothing when a member is missing or of another kind, or when they are of another version than the event.
    static Optional<RegisteredTerms> read(JsonNode json, LedgerEvent event) {
        String version = json.path("policy_version").asText("");
        Optional<Text> kept = text(json.path("retention"));
        Optional<Text> shown = text(json.path("text_shown"));
        if (event.policyVersion().map(Code::value).filter(version::equals).isEmpty()
                || kept.isEmpty()
                || shown.isEmpty()) {
            return Optional.empty();
        }
        try {
            Period period = Period.parse(json.path("retention").path("period").asText(""));
            return types(json.path("purpose_types"))
                    .map(types -> new RegisteredTerms(version, new Retention(period, kept.get()), shown.get(), types));
        } catch (DateTimeParseException noPeriod) {
            return Optional.empty();
        }
    }

    /// None stood in receipts before there were any.
    private static Optional<List<String>> types(JsonNode json) {
        List<String> types = new ArrayList<>();
        for (JsonNode type : json) {
            if (!CONCEPT.matcher(type.asText()).matches()) {
                return Optional.empty();
            }
            types.add(type.asText());
        }
        return json.isMissingNode() || json.isArray() ? Optional.of(types) : Optional.empty();
    }

    private static Optional<Text> text(JsonNode json) {
        String sv = json.path("sv").asText("");
        String en = json.path("en").asText("");
        return sv.isBlank() || en.isBlank() ? Optional.empty() : Optional.of(new Text(sv, en));
    }
}
