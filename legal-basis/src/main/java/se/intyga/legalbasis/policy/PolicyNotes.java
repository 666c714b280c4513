package se.intyga.legalbasis.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.intyga.legalbasis.rule.ClaimRule;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.Ground;
import se.intyga.legalbasis.rule.Purpose;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.pages.Language;
import se.intyga.pages.Texts;

/// What a version that holds still leaves closed, in sentences for whoever wrote it: nothing is wrong, but somebody may
/// have expected more.
public final class PolicyNotes {
    private static final Texts TEXTS = Texts.besides(PolicyNotes.class, "notes");

    private PolicyNotes() {}

    public static List<String> of(PolicySet set, Instant at, Language language) {
        var notes = new ArrayList<String>();
        for (DocumentType type : set.release().documentTypes()) {
            if (!type.validity().covers(at)) {
                continue;
            }
            set.activation(type.agency(), type.documentType(), at)
                    .ifPresentOrElse(
                            entry -> {
                                List<String> missing = entry.missing(at);
                                if (!missing.isEmpty()) {
                                    notes.add(TEXTS.in(
                                            language,
                                            "L36.missing",
                                            type.documentType(),
                                            type.agency(),
                                            String.join(", ", missing)));
                                }
                            },
                            () -> notes.add(TEXTS.in(language, "L36.none", type.documentType(), type.agency())));
            boolean digital = set.release().electronicForms().stream()
                    .anyMatch(form -> form.agency().equals(type.agency())
                            && form.documentType().equals(type.documentType())
                            && form.validity().covers(at));
            if (!digital) {
                notes.add(TEXTS.in(language, "L8.paper", type.documentType(), type.agency()));
            }
        }
        set.disclosure().relyingParties().forEach(party -> flags(set, party, at, language, notes));
        return notes;
    }

    private static void flags(PolicySet set, RelyingParty party, Instant at, Language language, List<String> notes) {
        for (Purpose<? extends Ground> purpose : party.purposes()) {
            for (ClaimRule rule : set.disclosure().claims()) {
                boolean registered = rule.validity().covers(at)
                        && purpose.claimSets().stream()
                                .anyMatch(claims ->
                                        claims.paths().stream().anyMatch(path -> rule.touches(claims.vct(), path)));
                rule.flags().stream()
                        .sorted()
                        .filter(flag -> registered && purpose.needs().stream().noneMatch(need -> need.flag() == flag))
                        .forEach(flag -> notes.add(TEXTS.in(
                                language,
                                "R26.need",
                                party.id(),
                                purpose.id(),
                                rule.path().toString(),
                                flag.wireName())));
            }
        }
    }
}
