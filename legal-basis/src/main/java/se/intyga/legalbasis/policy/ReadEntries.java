package se.intyga.legalbasis.policy;

import static se.intyga.legalbasis.policy.ReadParts.citation;
import static se.intyga.legalbasis.policy.ReadParts.optional;
import static se.intyga.legalbasis.policy.ReadParts.path;
import static se.intyga.legalbasis.policy.ReadParts.route;
import static se.intyga.legalbasis.policy.ReadParts.string;
import static se.intyga.legalbasis.policy.ReadParts.text;
import static se.intyga.legalbasis.policy.ReadParts.validity;
import static se.intyga.legalbasis.policy.ReadParts.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import se.intyga.legalbasis.basis.AuthorityBasis;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.rule.AgreementMode;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.ProtectedPersons;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.Relation;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.Secrecy;
import se.intyga.legalbasis.rule.SecrecyAssessment;
import se.intyga.legalbasis.rule.SourceCategory;

/// Turns checked files into entries, each with its place. An entry that contradicts itself becomes a problem.
final class ReadEntries {
    private final List<PolicyFile> files;
    private final URI base;
    private final List<PolicyProblem> problems;

    ReadEntries(List<PolicyFile> files, URI base, List<PolicyProblem> problems) {
        this.files = files;
        this.base = base;
        this.problems = problems;
    }

    List<Located<IssuerListing>> issuers() {
        return section(
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
        return section(
                "document_types",
                entry -> new DocumentType(
                        string(entry, "agency"),
                        string(entry, "document_type"),
                        text(entry, "text"),
                        string(entry, "guideline"),
                        route(entry, "paper_route"),
                        route(entry, "contact_route"),
                        cited(entry),
                        validity(entry)));
    }

    List<Located<ElectronicForm>> electronicForms() {
        return section(
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
        return section(
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
        return section(
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
        return section("mandates", entry -> {
            var types = new HashSet<String>();
            entry.required("document_types").forEach(type -> types.add(type.textValue()));
            return new Mandate(
                    string(entry, "operator"),
                    string(entry, "agency"),
                    types,
                    string(entry, "reference"),
                    cited(entry),
                    text(entry, "text"),
                    validity(entry));
        });
    }

    List<Located<ProtectedPersons>> protectedPersons() {
        return section(
                "protected_persons",
                entry -> new ProtectedPersons(
                        string(entry, "agency"),
                        route(entry, "contact_route"),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }

    List<Located<AgreementMode>> agreementModes() {
        return section(
                "agreement_mode",
                entry -> new AgreementMode(
                        string(entry, "legal_decision_reference"), cited(entry), text(entry, "text"), validity(entry)));
    }

    List<Located<RelyingParty>> relyingParties() {
        return section("relying_parties", entry -> switch (word(entry, "legal_form", LegalForm.class)) {
            case PUBLIC_AUTHORITY ->
                new RelyingParty.PublicAuthority(
                        string(entry, "id"),
                        text(entry, "name"),
                        string(entry, "organisation_number"),
                        purposes(entry, this::authorityGround),
                        cited(entry),
                        validity(entry));
            case PRIVATE ->
                new RelyingParty.PrivateParty(
                        string(entry, "id"),
                        text(entry, "name"),
                        string(entry, "organisation_number"),
                        word(entry, "relation", Relation.class),
                        purposes(entry, this::privateGround),
                        cited(entry),
                        validity(entry));
        });
    }

    private <G extends Ground> List<Purpose<G>> purposes(JsonNode party, Function<JsonNode, G> ground) {
        var purposes = new ArrayList<Purpose<G>>();
        for (JsonNode entry : party.required("purposes")) {
            var grounds = new ArrayList<G>();
            entry.required("grounds").forEach(one -> grounds.add(ground.apply(one)));
            purposes.add(new Purpose<>(
                    string(entry, "id"),
                    text(entry, "text"),
                    grounds,
                    ReadParts.claimSets(entry.required("claim_sets"), base),
                    ReadParts.retention(entry),
                    ReadParts.consentTerms(entry),
                    cited(entry),
                    validity(entry)));
        }
        return purposes;
    }

    private Ground.OfAuthority authorityGround(JsonNode ground) {
        return new Ground.OfAuthority(word(ground, "basis", AuthorityBasis.class), provisions(ground));
    }

    private Ground.OfPrivateParty privateGround(JsonNode ground) {
        return new Ground.OfPrivateParty(word(ground, "basis", LawfulBasis.class), provisions(ground));
    }

    private static List<Citation> provisions(JsonNode ground) {
        return ReadParts.citations(ground.path("provisions"));
    }

    private static Citation cited(JsonNode entry) {
        return citation(entry.required("citation"));
    }

    private <T> List<Located<T>> section(String name, Function<JsonNode, T> read) {
        var entries = new ArrayList<Located<T>>();
        for (PolicyFile file : files) {
            JsonNode list = file.content().path(name);
            for (int i = 0; i < list.size(); i++) {
                String pointer = "/" + name + "/" + i;
                try {
                    entries.add(new Located<>(file.name(), pointer, read.apply(list.get(i))));
                } catch (DateTimeException e) {
                    problems.add(new PolicyProblem(file.name(), pointer, "L37", "holds a day that does not exist"));
                } catch (IllegalArgumentException e) {
                    problems.add(new PolicyProblem(file.name(), pointer, "L37", String.valueOf(e.getMessage())));
                }
            }
        }
        return entries;
    }

    /// Two validities that share a day.
    static boolean overlap(Validity one, Validity other) {
        boolean oneEndsBefore =
                one.to().map(last -> last.isBefore(other.from())).orElse(false);
        boolean otherEndsBefore =
                other.to().map(last -> last.isBefore(one.from())).orElse(false);
        return !oneEndsBefore && !otherEndsBefore;
    }
}
