package se.intyga.legalbasis.basis;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The grounds of GDPR Article 6(1). Which of them a party may name depends on its legal form: [AuthorityBasis].
public enum LawfulBasis {
    CONSENT("6(1)(a)", "A6-1-a", "Consent"),
    CONTRACT("6(1)(b)", "A6-1-b", "Contract"),
    LEGAL_OBLIGATION("6(1)(c)", "A6-1-c", "LegalObligation"),
    VITAL_INTERESTS("6(1)(d)", "A6-1-d", "VitalInterest"),
    PUBLIC_TASK("6(1)(e)", "A6-1-e", "PublicInterest"),
    LEGITIMATE_INTEREST("6(1)(f)", "A6-1-f", "LegitimateInterest");

    private final String article;
    private final String provision;
    private final String concept;

    LawfulBasis(String article, String provision, String concept) {
        this.article = article;
        this.provision = provision;
        this.concept = concept;
    }

    /// The place in the regulation, for example `6(1)(c)`.
    public String article() {
        return article;
    }

    /// The ground as a provision of the regulation in the Data Privacy Vocabulary, for example `eu-gdpr:A6-1-c`.
    public Iri iri() {
        return Iri.gdpr(provision);
    }

    /// The ground as the vocabulary's concept without a jurisdiction, for example `dpv:LegalObligation`.
    public Iri concept() {
        return Iri.dpv(concept);
    }

    /// Whether the ground exists only together with a provision of national or Union law (Article 6(3)).
    public boolean restsOnLaw() {
        return this == LEGAL_OBLIGATION || this == PUBLIC_TASK;
    }

    /// Whether a public authority can name it: not consent (L1), not legitimate interest.
    public boolean openToAuthorities() {
        return this != CONSENT && this != LEGITIMATE_INTEREST;
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
