package se.intyga.legalbasis.reason;

import java.util.Arrays;
import java.util.List;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.RuleId;
import se.intyga.legalbasis.policy.PolicyVersion;

/// Why: the reason code (upper case, as in the decision tables), the rules it rests on, where they are written and
/// which policy version was asked. Never tells anything about a person.
public record Reasons(String code, List<RuleId> ruleIds, List<Citation> citations, PolicyVersion policyVersion) {
    public Reasons {
        ruleIds = List.copyOf(ruleIds);
        citations = List.copyOf(citations);
    }

    /// The rules of the legal model of that number, in that order.
    public static List<RuleId> rules(int... numbers) {
        return Arrays.stream(numbers).mapToObj(RuleId::law).toList();
    }
}
