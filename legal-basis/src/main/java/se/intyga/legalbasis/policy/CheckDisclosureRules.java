package se.intyga.legalbasis.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.rule.ClaimFlag;
import se.intyga.legalbasis.rule.ClaimNeed;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.RequestedClaims;

/// What a schema cannot say about requests and disclosures.
final class CheckDisclosureRules {
    private final DisclosureEntries entries;
    private final List<PolicyProblem> problems;

    CheckDisclosureRules(DisclosureEntries entries, List<PolicyProblem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    void check() {
        CheckVersions.noTwoAtOnce(
                entries.claims(), rule -> rule.vct() + " " + rule.path(), ClaimRule::validity, "L35", problems);
        entries.claims().forEach(this::predicate);
        CheckVersions.noTwoAtOnce(entries.parties(), RelyingParty::id, RelyingParty::validity, "L24", problems);
        for (Located<RelyingParty> party : entries.parties()) {
            var purposes = new ArrayList<Located<Purpose<? extends Ground>>>();
            for (Purpose<? extends Ground> purpose : party.entry().purposes()) {
                purposes.add(new Located<>(party.file(), party.pointer() + "/purposes/" + purposes.size(), purpose));
            }
            CheckVersions.noTwoAtOnce(purposes, Purpose::id, Purpose::validity, "L24", problems);
            purposes.forEach(purpose -> purpose(party.entry(), purpose));
        }
    }

    private void predicate(Located<ClaimRule> located) {
        located.entry().predicate().ifPresent(predicate -> {
            boolean known = entries.claims().stream()
                    .map(Located::entry)
                    .anyMatch(rule -> rule.vct().equals(located.entry().vct())
                            && rule.path().equals(predicate.path())
                            && !rule.path().equals(located.entry().path()));
            if (!known) {
                problems.add(located.problem(
                        "/predicate/claim", "L23", "is no other claim of the same credential type under claims"));
            }
        });
    }

    private void purpose(RelyingParty party, Located<Purpose<? extends Ground>> purpose) {
        grounds(party, purpose);
        needs(party, purpose);
        List<RequestedClaims> sets = purpose.entry().claimSets();
        for (int set = 0; set < sets.size(); set++) {
            for (int path = 0; path < sets.get(set).paths().size(); path++) {
                classified(purpose, set, path, sets.get(set));
            }
        }
    }

    private void grounds(RelyingParty party, Located<Purpose<? extends Ground>> purpose) {
        var bases = new HashSet<LawfulBasis>();
        boolean unequal = party instanceof RelyingParty.PrivateParty company
                && company.relation().unequal();
        for (Ground ground : purpose.entry().grounds()) {
            if (!bases.add(ground.basis())) {
                problems.add(purpose.problem(
                        "/grounds", "L24", ground.basis().wireName() + " is named twice for the same purpose"));
            }
            if (!ground.holds()) {
                problems.add(purpose.problem(
                        "/grounds",
                        "L24",
                        ground.basis().wireName() + " names the national provision it rests on, with an address where"
                                + " it can be looked up (provisions, with address: https or ELI)"));
            }
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

    /// A need that opens nothing on any of the purpose's grounds is a mistake.
    private void needs(RelyingParty party, Located<Purpose<? extends Ground>> purpose) {
        List<ClaimNeed> needs = purpose.entry().needs();
        for (int i = 0; i < needs.size(); i++) {
            ClaimNeed need = needs.get(i);
            boolean opens = purpose.entry().grounds().stream().anyMatch(ground -> need.opens(ground.basis()));
            if (!opens) {
                problems.add(purpose.problem(
                        "/needs/" + i,
                        "L24",
                        "does not open " + need.flag().wireName()
                                + ": special categories need an exception of GDPR Article 9(2), and exceptions and"
                                + " offences a law with an address where it can be looked up"));
            }
            if (party.legalForm() == LegalForm.PRIVATE && need.flag() == ClaimFlag.HANDLER_NOTE) {
                problems.add(purpose.problem(
                        "/needs/" + i, "L9", "a case handler's note is asked for by authorities only, if at all"));
            }
        }
    }

    /// Every claim that can be asked for is classified: its flags and class are known (L35, R137).
    private void classified(Located<Purpose<? extends Ground>> purpose, int set, int path, RequestedClaims claims) {
        ClaimPath asked = claims.paths().get(path);
        boolean known = entries.claims().stream()
                .anyMatch(located -> located.entry().vct().equals(claims.vct())
                        && located.entry().path().covers(asked));
        if (!known) {
            problems.add(purpose.problem(
                    "/claim_sets/" + set + "/paths/" + path,
                    "L35",
                    "is not classified: no entry under claims covers it for " + claims.vct()));
        }
    }
}
