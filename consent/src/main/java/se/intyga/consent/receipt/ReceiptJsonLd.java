package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.legalbasis.basis.LawfulBasis;

/// A receipt as JSON-LD: the sections of ISO/IEC TS 27560:2023 in terms of the W3C Data Privacy Vocabulary, by
/// the profiles `receipt-record` and `receipt-eu-gdpr` of its guide. The context stands in the document, so
/// that nobody fetches anything. All of it follows from the claims that the JWT carries, which stand in
/// `proof`: a document that says anything else is none.
final class ReceiptJsonLd {
    private static final String PROOF = "intyga:IntygaReceiptProof";

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
        document.set("@context", context());
        document.put("@id", "urn:intyga:receipt:" + claims.path("jti").asText());
        document.put(
                "@type",
                basis.filter(LawfulBasis.CONSENT::equals).isPresent()
                        ? "dpv:ConsentRecord"
                        : "dpv:DataProcessingRecord");
        document.putArray("conformsTo").add("receipt-record").add("receipt-eu-gdpr");
        document.putObject("record_header")
                .put("schema_version", "ISO/IEC TS 27560:2023")
                .put("record_id", claims.path("jti").asText())
                .put(
                        "issued",
                        Instant.ofEpochSecond(claims.path("iat").asLong()).toString());
        document.set("pii_processing", processing(facts, claims.path("terms"), basis));
        document.set("party", parties(facts));
        document.set("event", events(facts));
        ObjectNode proof = document.putObject("proof").put("@type", PROOF);
        proof.set("claims", claims.deepCopy());
        return document;
    }

    private static ObjectNode context() {
        ObjectNode context = StrictJson.newObject()
                .put("@vocab", "urn:intyga:receipt:term:")
                .put("intyga", "urn:intyga:receipt:term:")
                .put("dpv", "https://w3id.org/dpv#")
                .put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#")
                .put("dct", "http://purl.org/dc/terms/");
        context.put("purposes", "dpv:hasPurpose");
        context.putObject("lawful_basis").put("@id", "dpv:hasLegalBasis").put("@type", "@id");
        context.put("pii_categories", "dpv:hasPersonalData");
        context.put("recipients", "dpv:hasRecipient");
        context.put("privacy_notice", "dpv:hasNotice");
        context.put("retention_period", "dpv:hasStorageCondition");
        context.put("rights", "dpv:hasRight");
        context.putObject("party_role").put("@id", "dpv:hasRole").put("@type", "@id");
        context.putObject("issued").put("@id", "dct:issued").put("@type", "http://www.w3.org/2001/XMLSchema#dateTime");
        context.put("language", "dct:language");
        context.putObject("claims").put("@id", "intyga:claims").put("@type", "@json");
        return context;
    }

    private static ObjectNode processing(JsonNode facts, JsonNode terms, Optional<LawfulBasis> basis) {
        ObjectNode processing = StrictJson.newObject();
        if (terms.isObject()) {
            ObjectNode notice = processing.putObject("privacy_notice");
            copy(terms, "policy_version", notice, "version");
            copy(terms.path("text_shown"), "sv", notice, "sv");
            copy(terms.path("text_shown"), "en", notice, "en");
        }
        JsonNode shown = facts.path("act").path("text_shown");
        if (shown.isObject()) {
            processing
                    .putObject("privacy_notice")
                    .put("version", shown.path("version").asText())
                    .put("hash", shown.path("hash").asText());
            processing.put("language", shown.path("language").asText());
        }
        ArrayNode purposes = processing.putArray("purposes");
        if (facts.path("purpose").isObject()) {
            purposes.add(facts.path("purpose").deepCopy());
        }
        basis.ifPresent(ground -> processing.put("lawful_basis", ground.iri().compact()));
        copy(facts, "legal_basis", processing, "lawful_basis_as_recorded");
        copy(facts, "policy_version", processing, "policy_version");
        copy(facts, "document_type", processing, "document_type");
        processing.put("collection_method", "dpv:DataSubjectDataSource");
        processing.set("pii_categories", facts.path("claims").deepCopy());
        ArrayNode recipients = processing.putArray("recipients");
        if (facts.path("recipient").isObject()) {
            recipients.add(facts.path("recipient").path("id").asText());
        }
        copy(terms, "retention", processing, "retention_period");
        copy(facts.path("act"), "retention", processing, "retention_period");
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

    private static ArrayNode parties(JsonNode facts) {
        ArrayNode parties = StrictJson.newObject().putArray("party");
        party(parties, facts.path("controller"), "dpv:DataController");
        party(parties, facts.path("recipient"), "dpv:Recipient");
        return parties;
    }

    private static void party(ArrayNode parties, JsonNode party, String role) {
        if (party.isObject()) {
            parties.addObject()
                    .put("party_id", party.path("id").asText())
                    .put("party_name", party.path("name").asText())
                    .put("party_role", role);
        }
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
