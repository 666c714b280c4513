package se.intyga.legalbasis.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyHead;
import se.intyga.legalbasis.policy.PolicySet;

/// Versions and their changes as JSON. A version is published with the very files it was made of, so that whoever reads
/// it can count its hash again: SHA-256 over name, line feed, canonical content, line feed of each file.
final class PublishedPolicy {
    private PublishedPolicy() {}

    static ObjectNode list(Policies policies, Instant at) {
        ObjectNode json = StrictJson.newObject();
        ArrayNode list = json.putArray("policies");
        PolicySet effective = policies.effectiveAt(at);
        for (PolicySet set : policies.all()) {
            list.add(summary(set).put("state", state(set, effective)));
        }
        return json;
    }

    /// Past, in force or to come, seen from the version in force.
    static String state(PolicySet set, PolicySet effective) {
        if (set.version().equals(effective.version())) {
            return "in_force";
        }
        return set.effectiveFrom().isAfter(effective.effectiveFrom()) ? "future" : "past";
    }

    static ObjectNode whole(PolicySet set) {
        ObjectNode json = summary(set);
        ArrayNode files = json.putArray("files");
        for (PolicyHead.Source source : set.head().sources()) {
            files.addObject()
                    .put("name", source.file())
                    .set("content", StrictJson.object(source.canonicalJson()).orElseThrow());
        }
        ArrayNode rules = json.putArray("rules");
        OpenRules.of(set).forEach(rule -> rules.add(rule(rule)));
        return json;
    }

    static ObjectNode changes(PolicySet from, PolicySet to) {
        RuleChanges changes = RuleChanges.between(from, to);
        ObjectNode json = StrictJson.newObject();
        json.set("from", summary(from));
        json.set("to", summary(to));
        add(json.putArray("added"), changes.added());
        add(json.putArray("removed"), changes.removed());
        ArrayNode changed = json.putArray("changed");
        for (RuleChanges.Changed change : changes.changed()) {
            ObjectNode one = changed.addObject()
                    .put("section", change.after().section())
                    .put("anchor", change.after().anchor());
            one.set("before", change.before().content());
            one.set("after", change.after().content());
            ArrayNode members = one.putArray("members");
            change.members().forEach(members::add);
        }
        return json;
    }

    static ObjectNode summary(PolicySet set) {
        return StrictJson.newObject()
                .put("label", set.version().label())
                .put("hash", set.version().contentHash())
                .put("example", set.example())
                .put("effective_from", set.effectiveFrom().toString())
                .put("href", "/legal-basis/v1/policies/" + set.version().contentHash())
                .put("page", "/rules/" + set.version().contentHash());
    }

    private static void add(ArrayNode list, List<OpenRule> rules) {
        rules.forEach(rule -> list.add(rule(rule)));
    }

    private static ObjectNode rule(OpenRule rule) {
        ObjectNode json = StrictJson.newObject().put("section", rule.section()).put("anchor", rule.anchor());
        json.set("entry", rule.content());
        return json;
    }
}
