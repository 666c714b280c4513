package se.intyga.holder;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.policy.DisclosureRules;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyHead;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.policy.PolicyVersion;
import se.intyga.legalbasis.rule.AgreementMode;
import se.intyga.pages.Text;

/// The examples, followed some days later by a version in which somebody with the power to do so has switched the
/// one-time agreement on (L19). A made-up decision, for these tests only.
final class AgreementPolicy {
    static final String DECISION = "beslut-2026-17";

    /// How long after [HolderHouse#NOW] the version is in force.
    static final Duration IN_FORCE = Duration.ofDays(3);

    private static final LocalDate FROM = LocalDate.of(2026, 11, 23);

    private AgreementPolicy() {}

    static Policies after(Policies examples) {
        PolicySet example = examples.effectiveAt(HolderHouse.NOW);
        AgreementMode on = new AgreementMode(
                DECISION,
                new Citation("Påhittat beslut", "1", Optional.empty()),
                new Text("Engångsavtal prövas.", "The one-time agreement is tried."),
                new Validity(FROM, Optional.empty()));
        PolicySet later = new PolicySet(
                new PolicyHead(new PolicyVersion("example-agreement", "a".repeat(64)), true, FROM, List.of()),
                example.release(),
                new DisclosureRules(
                        example.disclosure().relyingParties(),
                        example.disclosure().claims(),
                        List.of(on)),
                example.retention());
        return new Policies(List.of(example, later));
    }
}
