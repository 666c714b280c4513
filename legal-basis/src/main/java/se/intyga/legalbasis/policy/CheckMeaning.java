package se.intyga.legalbasis.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.RelyingParty;

/// What a schema cannot say: that entries fit each other and the rules behind them.
final class CheckMeaning {
    private final List<PolicyProblem> problems;

    CheckMeaning(List<PolicyProblem> problems) {
        this.problems = problems;
    }

    void issuersHaveDocumentTypes(List<Located<IssuerListing>> issuers, List<Located<DocumentType>> types) {
        for (Located<IssuerListing> issuer : issuers) {
            knownType(issuer, issuer.entry().agency(), issuer.entry().documentType(), types, "L7");
        }
    }

    <T> void typesAreKnown(
            List<Located<T>> entries,
            Function<T, String> agency,
            Function<T, String> documentType,
            List<Located<DocumentType>> types,
            String rule) {
        for (Located<T> entry : entries) {
            knownType(entry, agency.apply(entry.entry()), documentType.apply(entry.entry()), types, rule);
        }
    }

    private <T> void knownType(
            Located<T> entry, String agency, String documentType, List<Located<DocumentType>> types, String rule) {
        boolean known = types.stream()
                .map(Located::entry)
                .anyMatch(type ->
                        type.agency().equals(agency) && type.documentType().equals(documentType));
        if (!known) {
            problems.add(entry.problem(
                    rule,
                    "document type " + documentType + " of " + agency
                            + " has no entry with a guideline and a paper route under document_types"));
        }
    }

    <T> void noTwoAtOnce(
            List<Located<T>> entries, Function<T, String> key, Function<T, Validity> validity, String rule) {
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                T one = entries.get(i).entry();
                T other = entries.get(j).entry();
                if (key.apply(one).equals(key.apply(other))
                        && ReadEntries.overlap(validity.apply(one), validity.apply(other))) {
                    problems.add(entries.get(j)
                            .problem(
                                    rule,
                                    "two entries for " + key.apply(other) + " hold on the same day; end the earlier"));
                }
            }
        }
    }

    void relyingParties(List<Located<RelyingParty>> parties) {
        noTwoAtOnce(parties, RelyingParty::id, RelyingParty::validity, "L24");
        for (Located<RelyingParty> party : parties) {
            var purposes = new ArrayList<Located<Purpose<? extends Ground>>>();
            for (Purpose<? extends Ground> purpose : party.entry().purposes()) {
                purposes.add(new Located<>(party.file(), party.pointer() + "/purposes/" + purposes.size(), purpose));
            }
            noTwoAtOnce(purposes, Purpose::id, Purpose::validity, "L24");
            purposes.forEach(purpose -> purpose(party.entry(), purpose));
        }
    }

    private void purpose(RelyingParty party, Located<Purpose<? extends Ground>> purpose) {
        var bases = new HashSet<LawfulBasis>();
        for (Ground ground : purpose.entry().grounds()) {
            if (!bases.add(ground.basis())) {
                problems.add(purpose.problem(
                        "/grounds", "L24", ground.basis().wireName() + " is named twice for the same purpose"));
            }
            if (ground.basis().restsOnLaw() && ground.provisions().isEmpty()) {
                problems.add(purpose.problem(
                        "/grounds",
                        "L24",
                        ground.basis().wireName() + " names the national provision it rests on (provisions)"));
            }
            boolean unequal = party instanceof RelyingParty.PrivateParty company
                    && company.relation().unequal();
            if (ground.basis() == LawfulBasis.CONSENT
                    && unequal
                    && purpose.entry().consentTerms().isEmpty()) {
                problems.add(purpose.problem(
                        "L14",
                        "an employer may rest on consent only with a reason and an alternative for the person"
                                + " (consent_terms)"));
            }
        }
    }

    /// All files of a folder make one version, so they say the same about it.
    void sameVersion(List<PolicyFile> files) {
        for (String member : List.of("label", "example", "effective_from")) {
            for (PolicyFile file : files) {
                if (!file.content()
                        .path(member)
                        .equals(files.getFirst().content().path(member))) {
                    problems.add(new PolicyProblem(
                            file.name(),
                            "/" + member,
                            "L37",
                            "differs from " + files.getFirst().name() + "; the files of a folder are one version"));
                }
            }
        }
        try {
            LocalDate.parse(files.getFirst().content().path("effective_from").asText());
        } catch (DateTimeParseException e) {
            problems.add(
                    new PolicyProblem(files.getFirst().name(), "/effective_from", "L37", "is not a day that exists"));
        }
    }
}
