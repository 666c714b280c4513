package se.intyga.pages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The two languages every text for people exists in (L32).
public enum Language {
    SV("sv", "Svenska"),
    EN("en", "English");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /// The BCP 47 tag, for `lang` attributes and `locale` members.
    public String tag() {
        return tag;
    }

    /// The language's name in itself, for the switch on every page.
    public String ownName() {
        return ownName;
    }

    /// The language to answer in: what was chosen on the page (`lang=`) if it is one of ours, else the best match of an
    /// `Accept-Language` header (RFC 9110, section 12.5.4), else Swedish. Never refuses: a malformed
    /// header is no wish.
    public static Language preferred(@Nullable String chosen, @Nullable String acceptLanguage) {
        for (Language language : values()) {
            if (language.tag.equals(chosen)) {
                return language;
            }
        }
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return SV;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight)
                            .reversed())
                    .flatMap(range -> Arrays.stream(values())
                            .filter(language -> range.getRange().equals("*")
                                    || range.getRange().equals(language.tag)
                                    || range.getRange().startsWith(language.tag + "-")))
                    .findFirst()
                    .orElse(SV);
        } catch (IllegalArgumentException malformed) {
            return SV;
        }
    }
}
