package se.intyga.legalbasis.policy;

import static se.intyga.legalbasis.policy.ReadParts.cited;
import static se.intyga.legalbasis.policy.ReadParts.optional;
import static se.intyga.legalbasis.policy.ReadParts.part;
import static se.intyga.legalbasis.policy.ReadParts.path;
import static se.intyga.legalbasis.policy.ReadParts.route;
import static se.intyga.legalbasis.policy.ReadParts.string;
import static se.intyga.legalbasis.policy.ReadParts.text;
import static se.intyga.legalbasis.policy.ReadParts.validity;
import static se.intyga.legalbasis.policy.ReadParts.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.ProtectedPersons;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.RecordType;
import se.intyga.legalbasis.rule.RetentionPeriod;
import se.intyga.legalbasis.rule.Secrecy;
import se.intyga.legalbasis.rule.SecrecyAssessment;
import se.intyga.legalbasis.rule.SignedItem;
import se.intyga.legalbasis.rule.SourceCategory;

/// Turns the release part of checked files into entries, each with its place.
final class ReadEntries {
    private final Sections sections;

    ReadEntries(Sections sections) {
        this.sections = sections;
    }

    List<Located<IssuerListing>> issuers() {
        return sections.section(
                "issuers",
                entry -> new IssuerListing(
                        string(entry, "agency"),
                        string(entry, "document_type"),
                        word(entry, "legal_form", LegalForm.class),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }

    List<Located<DocumentType>> documentTypes() {
        return sections.section(
                "document_types",
                entry -> new DocumentType(
                        string(entry, "agency"),
                        string(entry, "document_type"),
                        text(entry, "text"),
                        string(entry, "guideline"),
                        route(entry, "paper_route"),
                        route(entry, "contact_route"),
                        entry.path("four_eyes").asBoolean(),
                        cited(entry),
                        validity(entry)));
    }

    List<Located<Activation>> activations() {
        return sections.section(
                "activations",
                entry -> new Activation(
                        string(entry, "agency"),
                        string(entry, "document_type"),
                        new Activation.Grounds(
                                part(entry, "purpose").map(_ -> text(entry, "purpose")),
                                part(entry, "statute").map(ReadParts::citation),
                                optional(entry, "data_protection_basis").flatMap(LawfulBasis::parse),
                                optional(entry, "secrecy_assessment")),
                        part(entry, "information_class").map(ReadParts::informationClass),
                        part(entry, "retention").map(_ -> word(entry, "retention", RecordType.class)),
                        signatures(entry.path("signed")),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }

    List<Located<RetentionPeriod>> retention() {
        return sections.section(
                "retention",
                entry -> new RetentionPeriod(
                        word(entry, "record_type", RecordType.class),
                        optional(entry, "agency"),
                        Period.parse(string(entry, "period")),
                        word(entry, "then", RetentionPeriod.Disposal.class),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }

    private static Map<SignedItem, Activation.Signature> signatures(JsonNode signed) {
        var signatures = new EnumMap<SignedItem, Activation.Signature>(SignedItem.class);
        for (SignedItem item : SignedItem.values()) {
            part(signed, item.wireName())
                    .ifPresent(one -> signatures.put(
                            item,
                            new Activation.Signature(
                                    string(one, "role"),
                                    LocalDate.parse(string(one, "date")),
                                    string(one, "reference"))));
        }
        return signatures;
    }

    List<Located<ElectronicForm>> electronicForms() {
        return sections.section(
                "electronic_form",
                entry -> new ElectronicForm(
                        string(entry, "agency"),
                        string(entry, "document_type"),
                        word(entry, "medium", Medium.class),
                        word(entry, "recipient", Recipient.class),
                        word(entry, "support", ElectronicForm.Support.class),
                        optional(entry, "decision_reference"),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }

    List<Located<SecrecyAssessment>> secrecyAssessments() {
        return sections.section(
                "secrecy",
                entry -> new SecrecyAssessment(
                        string(entry, "agency"),
                        string(entry, "document_type"),
                        word(entry, "assessment", Secrecy.class),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }

    List<Located<ClaimSource>> claimSources() {
        return sections.section(
                "sources",
                entry -> new ClaimSource(
                        string(entry, "agency"),
                        string(entry, "document_type"),
                        path(entry.required("claim")),
                        word(entry, "category", SourceCategory.class),
                        optional(entry, "decision_reference"),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }

    List<Located<Mandate>> mandates() {
        return sections.section("mandates", entry -> {
            var types = new HashSet<String>();
            entry.required("document_types").forEach(type -> types.add(type.textValue()));
            return new Mandate(
                    string(entry, "operator"),
                    string(entry, "agency"),
                    types,
                    string(entry, "reference"),
                    entry.path("reads_values").asBoolean(),
                    optional(entry, "decision_reference"),
                    cited(entry),
                    text(entry, "text"),
                    validity(entry));
        });
    }

    List<Located<ProtectedPersons>> protectedPersons() {
        return sections.section(
                "protected_persons",
                entry -> new ProtectedPersons(
                        string(entry, "agency"),
                        route(entry, "contact_route"),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }
}
