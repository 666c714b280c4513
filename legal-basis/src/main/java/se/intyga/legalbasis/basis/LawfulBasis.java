package se.intyga.legalbasis.basis;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The grounds of GDPR Article 6(1). Which of them a party may name depends on its legal form: [AuthorityBasis].
public enum LawfulBasis {
    CONSENT("6(1)(a)"),
    CONTRACT("6(1)(b)"),
    LEGAL_OBLIGATION("6(1)(c)"),
    VITAL_INTERESTS("6(1)(d)"),
    PUBLIC_TASK("6(1)(e)"),
    LEGITIMATE_INTEREST("6(1)(f)");

    private final String article;

    LawfulBasis(String article) {
        this.article = article;
    }

    /// The place in the regulation, for example `6(1)(c)`.
    public String article() {
        return article;
    }

    /// The word on the wire, for example `legal_obligation`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the wire name or the article; an unknown ground is no ground.
    public static Optional<LawfulBasis> parse(String stated) {
        return Stream.of(values())
                .filter(basis -> basis.wireName().equals(stated) || basis.article.equals(stated))
                .findFirst();
    }
}
