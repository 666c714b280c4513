package se.intyga.legalbasis.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.intyga.legalbasis.policy.PolicySet;

/// What is new, gone and different from one version to another.
public record RuleChanges(List<OpenRule> added, List<OpenRule> removed, List<Changed> changed) {
    /// The same rule with other words; `members` are those that differ.
    public record Changed(OpenRule before, OpenRule after, Set<String> members) {}

    public static RuleChanges between(PolicySet from, PolicySet to) {
        Map<String, OpenRule> before = byAnchor(from);
        Map<String, OpenRule> after = byAnchor(to);
        var added = new ArrayList<OpenRule>();
        var changed = new ArrayList<Changed>();
        after.forEach((anchor, rule) -> {
            OpenRule old = before.remove(anchor);
            if (old == null) {
                added.add(rule);
            } else if (!old.content().equals(rule.content())) {
                changed.add(new Changed(old, rule, members(old, rule)));
            }
        });
        return new RuleChanges(added, List.copyOf(before.values()), changed);
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static Map<String, OpenRule> byAnchor(PolicySet set) {
        var rules = new LinkedHashMap<String, OpenRule>();
        OpenRules.of(set).forEach(rule -> rules.put(rule.anchor(), rule));
        return rules;
    }

    private static Set<String> members(OpenRule before, OpenRule after) {
        var names = new TreeSet<String>();
        before.content().fieldNames().forEachRemaining(names::add);
        after.content().fieldNames().forEachRemaining(names::add);
        names.removeIf(
                name -> before.content().path(name).equals(after.content().path(name)));
        return names;
    }
}
