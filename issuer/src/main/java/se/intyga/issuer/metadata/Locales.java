package se.intyga.issuer.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.intyga.pages.Language;

/// Which languages a reader of metadata wants (I-13).
final class Locales {
    private Locales() {}

    /// The languages that an `Accept-Language` header names, in our order. All of them when it names none of ours, is
    /// malformed, or is not there: a wallet that shows something is better than one that shows nothing.
    static List<Language> wanted(@Nullable String acceptLanguage) {
        List<Language> all = List.of(Language.values());
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 500) {
            return all;
        }
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return all;
        }
        List<Language> named = Arrays.stream(Language.values())
                .filter(language -> ranges.stream().anyMatch(range -> range.getWeight() > 0 && names(range, language)))
                .toList();
        return named.isEmpty() ? all : named;
    }

    private static boolean names(Locale.LanguageRange range, Language language) {
        return range.getRange().equals("*")
                || range.getRange().equals(language.tag())
                || range.getRange().startsWith(language.tag() + "-");
    }
}
