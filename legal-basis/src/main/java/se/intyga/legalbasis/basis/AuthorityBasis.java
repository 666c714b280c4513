package se.intyga.legalbasis.basis;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The grounds a public authority can have. Consent is not among them, so no authority's consent can be written down
/// (L1); nor is legitimate interest (GDPR Article 6(1), second subparagraph).
public enum AuthorityBasis {
    CONTRACT(LawfulBasis.CONTRACT),
    LEGAL_OBLIGATION(LawfulBasis.LEGAL_OBLIGATION),
    VITAL_INTERESTS(LawfulBasis.VITAL_INTERESTS),
    PUBLIC_TASK(LawfulBasis.PUBLIC_TASK);

    private final LawfulBasis lawfulBasis;

    AuthorityBasis(LawfulBasis lawfulBasis) {
        this.lawfulBasis = lawfulBasis;
    }

    public LawfulBasis lawfulBasis() {
        return lawfulBasis;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AuthorityBasis> parse(String stated) {
        return Stream.of(values())
                .filter(basis -> basis.wireName().equals(stated))
                .findFirst();
    }
}
