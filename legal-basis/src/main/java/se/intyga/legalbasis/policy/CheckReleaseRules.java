package se.intyga.legalbasis.policy;

import java.util.List;
import java.util.function.Function;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.RecordType;
import se.intyga.legalbasis.rule.SecrecyAssessment;

/// What a schema cannot say about releases: that entries fit each other, and that a default of a rule marked H is
/// changed only with a decision (L37).
final class CheckReleaseRules {
    private final ReleaseEntries entries;
    private final List<PolicyProblem> problems;

    CheckReleaseRules(ReleaseEntries entries, List<PolicyProblem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    void check() {
        known(entries.issuers(), IssuerListing::agency, IssuerListing::documentType, "L7");
        known(entries.forms(), ElectronicForm::agency, ElectronicForm::documentType, "L3");
        known(entries.secrecy(), SecrecyAssessment::agency, SecrecyAssessment::documentType, "L5");
        known(entries.sources(), ClaimSource::agency, ClaimSource::documentType, "L9");
        known(entries.activations(), Activation::agency, Activation::documentType, "L36");
        CheckVersions.noTwoAtOnce(
                entries.types(),
                type -> type.agency() + "/" + type.documentType(),
                DocumentType::validity,
                "L7",
                problems);
        CheckVersions.noTwoAtOnce(
                entries.issuers(),
                issuer -> issuer.agency() + "/" + issuer.documentType(),
                IssuerListing::validity,
                "L29",
                problems);
        CheckVersions.noTwoAtOnce(
                entries.activations(),
                entry -> entry.agency() + "/" + entry.documentType(),
                Activation::validity,
                "L36",
                problems);
        CheckVersions.noTwoAtOnce(
                entries.retention(),
                period -> period.recordType().wireName()
                        + period.agency().map(agency -> " of " + agency).orElse(""),
                period -> period.validity(),
                "L33",
                problems);
        entries.activations().forEach(this::activation);
        entries.forms().forEach(this::changedForm);
        entries.mandates().forEach(this::changedMandate);
    }

    private <T> void known(
            List<Located<T>> located, Function<T, String> agency, Function<T, String> documentType, String rule) {
        for (Located<T> entry : located) {
            String of = agency.apply(entry.entry());
            String type = documentType.apply(entry.entry());
            boolean known = entries.types().stream()
                    .map(Located::entry)
                    .anyMatch(
                            one -> one.agency().equals(of) && one.documentType().equals(type));
            if (!known) {
                problems.add(entry.problem(
                        rule,
                        "document type " + type + " of " + of
                                + " has no entry with a guideline and a paper route under document_types"));
            }
        }
    }

    /// The retention that a type follows must be set, and an authority has no legitimate interest to rest on.
    private void activation(Located<Activation> located) {
        Activation entry = located.entry();
        entry.retention()
                .filter(type -> !kept(type, entry.agency()))
                .ifPresent(type -> problems.add(located.problem(
                        "/retention",
                        "L33",
                        "no entry under retention says how long a " + type.wireName() + " is kept")));
        boolean authority = entries.issuers().stream()
                .map(Located::entry)
                .anyMatch(issuer -> issuer.agency().equals(entry.agency())
                        && issuer.documentType().equals(entry.documentType())
                        && issuer.legalForm() == LegalForm.PUBLIC_AUTHORITY);
        entry.grounds()
                .dataProtectionBasis()
                .filter(basis -> authority && !basis.openToAuthorities())
                .ifPresent(basis -> problems.add(located.problem(
                        "/data_protection_basis", "L1", "an authority cannot rest on " + basis.wireName())));
    }

    private boolean kept(RecordType type, String agency) {
        return entries.retention().stream()
                .map(Located::entry)
                .anyMatch(period -> period.recordType() == type
                        && period.agency().map(agency::equals).orElse(true));
    }

    /// L2 (H): a release goes to the person. L4 (H): by a register statute, on a medium for automated processing. What
    /// goes beyond is a changed default.
    private void changedForm(Located<ElectronicForm> located) {
        ElectronicForm form = located.entry();
        if (form.decisionReference().isPresent()) {
            return;
        }
        if (form.recipient() == Recipient.REPRESENTATIVE) {
            problems.add(changed(located, "L2", "a release to somebody else than the person"));
        }
        if (form.support() == ElectronicForm.Support.GENERAL_ACT) {
            problems.add(changed(located, "L4", "support in a general act instead of the register's own statute"));
        }
        if (form.medium() == Medium.DIRECT_ACCESS) {
            problems.add(changed(located, "L4", "direct access"));
        }
    }

    /// L11 (H): a data manager holds only what it cannot read.
    private void changedMandate(Located<Mandate> located) {
        if (located.entry().readsValues() && located.entry().decisionReference().isEmpty()) {
            problems.add(changed(located, "L11", "a mandate to read claim values"));
        }
    }

    private static PolicyProblem changed(Located<?> located, String rule, String what) {
        return located.problem(
                rule,
                what + " changes the default of " + rule + ", so the entry names the decision it rests on"
                        + " (decision_reference; L37)");
    }
}
