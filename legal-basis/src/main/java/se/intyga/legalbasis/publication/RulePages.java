package se.intyga.legalbasis.publication;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.intyga.legalbasis.policy.PolicyNotes;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Frame;
import se.intyga.pages.Language;
import se.intyga.pages.Layout;
import se.intyga.pages.Templates;
import se.intyga.pages.Texts;

/// The rules as pages that a lawyer reads: each with its citation, its days and a lasting address.
@Singleton
final class RulePages {
    private static final Templates TEMPLATES =
            Templates.in("se.intyga.legalbasis.templates", RulePages.class.getClassLoader());
    private static final Texts TEXTS = Texts.besides(RulePages.class, "rules");

    private final FindVersion find;
    private final BaseUrl base;

    RulePages(FindVersion find, BaseUrl base) {
        this.find = find;
        this.base = base;
    }

    String rules(PolicySet set, String path, Language language) {
        Texts.Spoken words = TEXTS.spoken(language);
        ReadRule read = new ReadRule(words, base);
        Map<String, List<OpenRule>> bySection =
                OpenRules.of(set).stream().collect(Collectors.groupingBy(OpenRule::section));
        var sections = new ArrayList<RuleView.Section>();
        for (String section : OpenRules.sections()) {
            List<OpenRule> rules = bySection.getOrDefault(section, List.of());
            if (!rules.isEmpty()) {
                sections.add(new RuleView.Section(
                        section,
                        words.of("section." + section),
                        rules.stream().map(read::read).toList()));
            }
        }
        var view = new RuleView.Rules(
                version(set, words, set),
                set.example(),
                versions(words, set),
                sections,
                PolicyNotes.of(set, find.now(), language));
        return Layout.page(
                Frame.of(language, words.of("title")).at(path),
                TEMPLATES.content("rules.jte", Map.of("t", words, "view", view)));
    }

    String diff(Optional<PolicySet> from, Optional<PolicySet> to, String path, Language language) {
        Texts.Spoken words = TEXTS.spoken(language);
        ReadRule read = new ReadRule(words, base);
        Optional<RuleChanges> changes = from.flatMap(one -> to.map(other -> RuleChanges.between(one, other)));
        var view = new RuleView.Diff(
                versions(words, find.effective()),
                from.map(one -> version(one, words, one)),
                to.map(one -> version(one, words, one)),
                changes.map(all -> all.added().stream().map(read::read).toList())
                        .orElse(List.of()),
                changes.map(all -> all.removed().stream().map(read::read).toList())
                        .orElse(List.of()),
                changes.map(all -> all.changed().stream()
                                .map(one -> changed(one, read))
                                .toList())
                        .orElse(List.of()));
        return Layout.page(
                Frame.of(language, words.of("diff.title")).at(path),
                TEMPLATES.content("ruleDiff.jte", Map.of("t", words, "view", view)));
    }

    String notFound(Language language) {
        return Layout.message(
                Frame.of(language, TEXTS.in(language, "title")).at("/rules"), TEXTS.in(language, "not-found"));
    }

    private static RuleView.Changed changed(RuleChanges.Changed change, ReadRule read) {
        return new RuleView.Changed(
                read.read(change.before()),
                read.read(change.after()),
                change.members().stream().map(read::name).collect(Collectors.joining(", ")));
    }

    private List<RuleView.Version> versions(Texts.Spoken words, PolicySet shown) {
        return find.policies().all().stream()
                .map(set -> version(set, words, shown))
                .toList();
    }

    private RuleView.Version version(PolicySet set, Texts.Spoken words, PolicySet shown) {
        return new RuleView.Version(
                set.version().label(),
                set.version().contentHash(),
                set.effectiveFrom().toString(),
                words.of("state." + PublishedPolicy.state(set, find.effective())),
                set.version().equals(shown.version()));
    }
}
