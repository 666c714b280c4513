package se.intyga.legalbasis.policy;

import static se.intyga.legalbasis.policy.ReadParts.cited;
import static se.intyga.legalbasis.policy.ReadParts.optional;
import static se.intyga.legalbasis.policy.ReadParts.part;
import static se.intyga.legalbasis.policy.ReadParts.path;
import static se.intyga.legalbasis.policy.ReadParts.string;
import static se.intyga.legalbasis.policy.ReadParts.text;
import static se.intyga.legalbasis.policy.ReadParts.validity;
import static se.intyga.legalbasis.policy.ReadParts.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import se.intyga.legalbasis.basis.AuthorityBasis;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Iri;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.rule.AgreementMode;
import se.intyga.legalbasis.rule.ClaimFlag;
import se.intyga.legalbasis.rule.ClaimNeed;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.Relation;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.SpecialCategoryException;

/// Turns the disclosure part of checked files into entries, each with its place.
final class ReadDisclosureEntries {
    private final Sections sections;
    private final URI base;

    ReadDisclosureEntries(Sections sections, URI base) {
        this.sections = sections;
        this.base = base;
    }

    List<Located<ClaimRule>> claims() {
        return sections.section(
                "claims",
                entry -> new ClaimRule(
                        ReadParts.vct(entry, base),
                        path(entry.required("claim")),
                        ReadParts.informationClass(entry.required("information_class")),
                        flags(entry.required("flags")),
                        part(entry, "predicate")
                                .map(one -> new ClaimRule.Predicate(path(one.required("claim")), text(one, "text"))),
                        cited(entry),
                        text(entry, "text"),
                        validity(entry)));
    }

    private static Set<ClaimFlag> flags(JsonNode list) {
        var flags = EnumSet.noneOf(ClaimFlag.class);
        list.forEach(flag -> flags.add(ClaimFlag.valueOf(flag.textValue().toUpperCase(Locale.ROOT))));
        return flags;
    }

    private static List<ClaimNeed> needs(JsonNode list) {
        var needs = new ArrayList<ClaimNeed>();
        list.forEach(need -> needs.add(new ClaimNeed(
                word(need, "flag", ClaimFlag.class),
                optional(need, "exception").flatMap(SpecialCategoryException::parse),
                text(need, "reason"),
                cited(need))));
        return needs;
    }

    private static List<Iri> vocabulary(JsonNode list) {
        var terms = new ArrayList<Iri>();
        list.forEach(term -> terms.add(Iri.dpv(term.textValue().substring("dpv:".length()))));
        return terms;
    }

    List<Located<AgreementMode>> agreementModes() {
        return sections.section(
                "agreement_mode",
                entry -> new AgreementMode(
                        string(entry, "legal_decision_reference"), cited(entry), text(entry, "text"), validity(entry)));
    }

    List<Located<RelyingParty>> relyingParties() {
        return sections.section("relying_parties", entry -> switch (word(entry, "legal_form", LegalForm.class)) {
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
                    needs(entry.path("needs")),
                    vocabulary(entry.path("vocabulary")),
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
}
