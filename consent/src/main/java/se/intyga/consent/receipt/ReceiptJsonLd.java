package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.legalbasis.basis.LawfulBasis;

/// A receipt as JSON-LD: the sections of ISO/IEC TS 27560:2023 in terms of the W3C Data Privacy Vocabulary 2.3, by
/// the profiles `record` and `record-eu-gdpr` of its guide to that standard. The context stands in the document, so
/// that nobody fetches anything. All of it follows from the claims that the JWT carries, which stand in
/// `proof`: a document that says anything else is none.
final class ReceiptJsonLd {
    private static final String PROOF = "intyga:IntygaReceiptProof";
    /// How agencies call the person in their own ledgers.
    private static final String DATA_SUBJECT = "data-subject";

    private ReceiptJsonLd() {}

    static String render(ObjectNode claims) {
        return StrictJson.write(document(claims));
    }

    /// The claims that a document carries, before any check.
    static Optional<ObjectNode> claims(ObjectNode document) {
        return document.path("proof").path("claims") instanceof ObjectNode claims
                ? Optional.of(claims.deepCopy())
                : Optional.empty();
    }

    static ObjectNode document(ObjectNode claims) {
        JsonNode facts = claims.path("receipt");
        Optional<LawfulBasis> basis =
                LawfulBasis.parse(facts.path("legal_basis").asText(""));
        ObjectNode document = StrictJson.newObject();
        document.set("@context", ReceiptContext.write());
        document.put("@id", "urn:intyga:receipt:" + claims.path("jti").asText());
        document.put(
                "@type",
                basis.filter(LawfulBasis.CONSENT::equals).isPresent()
                        ? "dpv:ConsentRecord"
                        : "dpv:DataProcessingRecord");
        document.putArray("conformsTo").add("dpv-27560:record").add("dpv-27560:record-eu-gdpr");
        document.putObject("record_header")
                .put("schema_version", "ISO/IEC TS 27560:2023")
                .put("record_id", claims.path("jti").asText())
                .put(
                        "issued",
                        Instant.ofEpochSecond(claims.path("iat").asLong()).toString());
        document.set("pii_processing", processing(facts, claims.path("terms"), basis));
        document.set("party", parties(facts));
        basis.filter(LawfulBasis.CONSENT::equals)
                .flatMap(_ -> consentStatus(facts.path("event").asText()))
                .ifPresent(status -> document.put("consent_status", status));
        document.set("event", events(facts));
        ObjectNode proof = document.putObject("proof").put("@type", PROOF);
        proof.set("claims", claims.deepCopy());
        return document;
    }

    private static ObjectNode processing(JsonNode facts, JsonNode terms, Optional<LawfulBasis> basis) {
        ObjectNode processing = StrictJson.newObject().put("@type", "dpv:Process");
        String noticed =
                basis.filter(LawfulBasis.CONSENT::equals).isPresent() ? "dpv:ConsentNotice" : "dpv:PrivacyNotice";
        if (terms.isObject()) {
            ObjectNode notice = processing.putObject("privacy_notice").put("@type", noticed);
            copy(terms, "policy_version", notice, "version");
            copy(terms.path("text_shown"), "sv", notice, "sv");
            copy(terms.path("text_shown"), "en", notice, "en");
        }
        JsonNode shown = facts.path("act").path("text_shown");
        if (shown.isObject()) {
            processing
                    .putObject("privacy_notice")
                    .put("@type", noticed)
                    .put("version", shown.path("version").asText())
                    .put("hash", shown.path("hash").asText());
            processing.put("language", shown.path("language").asText());
        }
        ArrayNode purposes = processing.putArray("purposes");
        if (facts.path("purpose").isObject()) {
            ObjectNode purpose = purposes.addObject();
            purpose.set("purpose_type", purposeTypes(terms));
            facts.path("purpose").properties().forEach(member -> purpose.set(member.getKey(), member.getValue()));
        }
        basis.ifPresent(ground -> processing.put("lawful_basis", ground.iri().compact()));
        copy(facts, "legal_basis", processing, "lawful_basis_as_recorded");
        copy(facts, "policy_version", processing, "policy_version");
        copy(facts, "document_type", processing, "document_type");
        // What an agency releases comes from its own register; what anybody else gets, from the person.
        processing.put(
                "collection_method",
                facts.path("kind").asText().equals(ReceiptKind.RELEASE.name())
                        ? "dpv:DataControllerDataSource"
                        : "dpv:DataSubjectDataSource");
        ArrayNode categories = processing.putArray("pii_categories");
        facts.path("claims")
                .forEach(path ->
                        categories.addObject().put("@type", "dpv:PersonalData").set("claim_path", path.deepCopy()));
        processing.putArray("pii_controllers").add(party(facts.path("controller")));
        ArrayNode recipients = processing.putArray("recipients");
        if (facts.path("recipient").isObject()) {
            recipients.add(party(facts.path("recipient")));
        }
        copy(terms, "retention", processing, "retention_period");
        copy(facts.path("act"), "retention", processing, "retention_period");
        if (processing.path("retention_period") instanceof ObjectNode kept) {
            kept.put("@type", "dpv:StorageDuration");
        }
        copy(facts.path("act"), "expires_at", processing, "valid_until");
        basis.map(AfterDisclosure::of).ifPresent(after -> rights(processing, after));
        return processing;
    }

    private static void rights(ObjectNode processing, AfterDisclosure after) {
        processing
                .putObject("rights")
                .put("@id", after.choice().right().compact())
                .put("choice", after.choice().wireName())
                .put("sv", after.text().sv())
                .put("en", after.text().en());
        if (after.choice() == AfterDisclosure.Choice.WITHDRAW) {
            processing.put("withdrawal_method", "/holder");
        }
    }

    /// The concepts that the policy registered for the purpose; without them, any purpose.
    private static ArrayNode purposeTypes(JsonNode terms) {
        return terms.path("purpose_types") instanceof ArrayNode types && !types.isEmpty()
                ? types.deepCopy()
                : StrictJson.newObject().putArray("purpose_type").add("dpv:Purpose");
    }

    private static ArrayNode parties(JsonNode facts) {
        ArrayNode parties = StrictJson.newObject().putArray("party");
        party(parties, facts.path("controller"), "dpv:DataController");
        boolean herself = facts.path("recipient").path("id").asText().equals(DATA_SUBJECT);
        party(parties, facts.path("recipient"), herself ? "dpv:DataSubject" : "dpv:Recipient");
        return parties;
    }

    private static String party(JsonNode party) {
        return "urn:intyga:party:" + party.path("id").asText();
    }

    private static void party(ArrayNode parties, JsonNode party, String role) {
        if (party.isObject()) {
            parties.addObject()
                    .put("@id", party(party))
                    .put("party_id", party.path("id").asText())
                    .put("party_name", party.path("name").asText())
                    .put("party_role", role);
        }
    }

    private static Optional<String> consentStatus(String event) {
        return switch (event) {
            case "APPROVED", "ACT_USED", "DISCLOSED", "VERIFIED", "NOT_VERIFIED" -> Optional.of("dpv:ConsentGiven");
            case "WITHDRAWN" -> Optional.of("dpv:ConsentWithdrawn");
            case "DECLINED" -> Optional.of("dpv:ConsentRefused");
            default -> Optional.empty();
        };
    }

    private static ArrayNode events(JsonNode facts) {
        ArrayNode events = StrictJson.newObject().putArray("event");
        ObjectNode event = events.addObject()
                .put("event_type", facts.path("event").asText())
                .put("event_time", facts.path("at").asText())
                .put("event_state", facts.path("kind").asText());
        copy(facts, "verdict", event, "verdict");
        event.set("reason_codes", facts.path("reason_codes").deepCopy());
        event.set("entry", facts.path("entry").deepCopy());
        return events;
    }

    private static void copy(JsonNode from, String member, ObjectNode to, String as) {
        JsonNode value = from.path(member);
        if (!value.isMissingNode()) {
            to.set(as, value.deepCopy());
        }
    }
}
