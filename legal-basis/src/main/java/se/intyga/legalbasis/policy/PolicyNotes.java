package se.intyga.legalbasis.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.RelyingParty;

/// What a version that holds still leaves closed, in sentences for whoever wrote it: nothing is wrong, but somebody may
/// have expected more.
public final class PolicyNotes {
    private PolicyNotes() {}

    public static List<String> of(PolicySet set, Instant at) {
        var notes = new ArrayList<String>();
        for (DocumentType type : set.release().documentTypes()) {
            if (!type.validity().covers(at)) {
                continue;
            }
            String name = type.documentType() + " of " + type.agency();
            set.activation(type.agency(), type.documentType(), at)
                    .ifPresentOrElse(
                            entry -> {
                                List<String> missing = entry.missing(at);
                                if (!missing.isEmpty()) {
                                    notes.add(
                                            "[L36] " + name + " is not active; missing: " + String.join(", ", missing));
                                }
                            },
                            () -> notes.add("[L36] " + name + " is not active: it has no entry under activations"));
            boolean digital = set.release().electronicForms().stream()
                    .anyMatch(form -> form.agency().equals(type.agency())
                            && form.documentType().equals(type.documentType())
                            && form.validity().covers(at));
            if (!digital) {
                notes.add("[L8] " + name + " is given on paper and has no electronic form now");
            }
        }
        set.disclosure().relyingParties().forEach(party -> flags(set, party, at, notes));
        return notes;
    }

    private static void flags(PolicySet set, RelyingParty party, Instant at, List<String> notes) {
        for (Purpose<? extends Ground> purpose : party.purposes()) {
            for (ClaimRule rule : set.disclosure().claims()) {
                boolean registered = rule.validity().covers(at)
                        && purpose.claimSets().stream()
                                .anyMatch(claims ->
                                        claims.paths().stream().anyMatch(path -> rule.touches(claims.vct(), path)));
                rule.flags().stream()
                        .sorted()
                        .filter(flag -> registered && purpose.needs().stream().noneMatch(need -> need.flag() == flag))
                        .forEach(flag -> notes.add("[R26] " + party.id() + "/" + purpose.id() + " is registered for "
                                + rule.path() + " but has no need for " + flag.wireName()
                                + ", so requests for it are refused"));
            }
        }
    }
}
