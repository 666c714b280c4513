package se.intyga.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import se.intyga.formats.json.StrictJson;

/// What the words of a receipt mean: each field of ISO/IEC TS 27560 as the term that the Data Privacy Vocabulary's
/// guide
/// to it names, each word of our own below `urn:intyga:receipt:term:`. Needs JSON-LD 1.1.
final class ReceiptContext {
    private static final String DATE_TIME = "xsd:dateTime";

    private ReceiptContext() {}

    static ObjectNode write() {
        ObjectNode context = StrictJson.newObject()
                .put("@version", 1.1)
                .put("@vocab", "urn:intyga:receipt:term:")
                .put("intyga", "urn:intyga:receipt:term:")
                .put("dpv", "https://w3id.org/dpv#")
                .put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#")
                .put("dpv-27560", "https://w3id.org/dpv/schema/dpv-27560#")
                .put("dct", "http://purl.org/dc/terms/")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
        reference(context, "conformsTo", "dct:conformsTo");
        // The header is a section of the standard, not a thing of its own.
        context.put("record_header", "@nest");
        nested(context, "schema_version", "intyga:schema_version");
        nested(context, "record_id", "dpv:hasIdentifier");
        nested(context, "issued", "dct:created").put("@type", DATE_TIME);
        context.put("pii_processing", "dpv:hasProcess");
        context.put("purposes", "dpv:hasPurpose");
        context.put("purpose_type", "@type");
        reference(context, "lawful_basis", "dpv:hasLegalBasis");
        context.put("pii_categories", "dpv:hasPersonalData");
        context.putObject("claim_path").put("@id", "intyga:claim_path").put("@container", "@list");
        reference(context, "pii_controllers", "dpv:hasDataController");
        reference(context, "recipients", "dpv:hasRecipient");
        reference(context, "collection_method", "dpv:hasDataSource");
        context.put("privacy_notice", "dpv:hasNotice");
        context.put("retention_period", "dpv:hasStorageCondition");
        context.putObject("period").put("@id", "dpv:hasDuration").put("@type", "xsd:duration");
        context.putObject("valid_until").put("@id", "dct:valid").put("@type", DATE_TIME);
        context.put("rights", "dpv:hasRight");
        reference(context, "consent_status", "dpv:hasConsentStatus");
        context.put("party", "dpv:hasEntity");
        context.put("party_id", "dpv:hasIdentifier");
        context.put("party_name", "dpv:hasName");
        context.put("party_role", "@type");
        context.putObject("event_time").put("@id", "dct:date").put("@type", DATE_TIME);
        context.put("language", "dct:language");
        context.putObject("sv").put("@id", "dct:description").put("@language", "sv");
        context.putObject("en").put("@id", "dct:description").put("@language", "en");
        context.putObject("claims").put("@id", "intyga:claims").put("@type", "@json");
        return context;
    }

    private static void reference(ObjectNode context, String word, String term) {
        context.putObject(word).put("@id", term).put("@type", "@id");
    }

    private static ObjectNode nested(ObjectNode context, String word, String term) {
        return context.putObject(word).put("@id", term).put("@nest", "record_header");
    }
}
