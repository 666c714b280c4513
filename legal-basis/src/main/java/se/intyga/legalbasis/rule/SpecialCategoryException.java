package se.intyga.legalbasis.rule;

import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.legalbasis.basis.Iri;

/// The exceptions of GDPR Article 9(2). An authority's registration has no explicit consent (L1).
public enum SpecialCategoryException {
    EXPLICIT_CONSENT('a'),
    EMPLOYMENT_AND_SOCIAL_SECURITY('b'),
    VITAL_INTERESTS('c'),
    NOT_FOR_PROFIT_BODY('d'),
    MADE_PUBLIC('e'),
    LEGAL_CLAIMS('f'),
    SUBSTANTIAL_PUBLIC_INTEREST('g'),
    HEALTH_CARE('h'),
    PUBLIC_HEALTH('i'),
    ARCHIVING_AND_RESEARCH('j');

    private final char letter;

    SpecialCategoryException(char letter) {
        this.letter = letter;
    }

    /// The place in the regulation, for example `9(2)(g)`.
    public String article() {
        return "9(2)(" + letter + ")";
    }

    public Iri iri() {
        return Iri.gdpr("A9-2-" + letter);
    }

    /// Whether the exception asks for a basis in Union or national law.
    public boolean restsOnLaw() {
        return switch (this) {
            case EMPLOYMENT_AND_SOCIAL_SECURITY,
                    SUBSTANTIAL_PUBLIC_INTEREST,
                    HEALTH_CARE,
                    PUBLIC_HEALTH,
                    ARCHIVING_AND_RESEARCH -> true;
            case EXPLICIT_CONSENT, VITAL_INTERESTS, NOT_FOR_PROFIT_BODY, MADE_PUBLIC, LEGAL_CLAIMS -> false;
        };
    }

    public static Optional<SpecialCategoryException> parse(String article) {
        return Stream.of(values()).filter(one -> one.article().equals(article)).findFirst();
    }
}
