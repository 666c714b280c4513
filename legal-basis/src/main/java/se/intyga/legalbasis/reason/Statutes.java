package se.intyga.legalbasis.reason;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.rule.ClaimFlag;

/// The few statutes that the engine itself rests on. Everything else is cited by the policy.
public final class Statutes {
    /// The person's own request for a public document.
    public static final Citation PUBLIC_DOCUMENTS = new Citation(
            "Tryckfrihetsförordningen (1949:105)",
            "2 kap. 15 §",
            Optional.of(
                    URI.create(
                            "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/_sfs-1949-105/")));

    /// Consent as a ground, and who cannot have it.
    public static final Citation CONSENT = gdpr("art. 6.1 a, 7");

    /// Minimisation and purpose limitation.
    public static final Citation MINIMISATION = gdpr("art. 5.1 b-c");

    /// That every processing has a ground.
    public static final Citation GROUND = gdpr("art. 6.1");

    /// Processing of special categories.
    public static final Citation SPECIAL_CATEGORIES = gdpr("art. 9");

    /// Processing of data on offences.
    public static final Citation OFFENCES = gdpr("art. 10");

    /// When a personal or coordination number may be processed without consent.
    public static final Citation IDENTITY_NUMBERS = new Citation(
            "Lag (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning",
            "3 kap. 10 §",
            Optional.of(
                    URI.create(
                            "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/_sfs-2018-218/")));

    private Statutes() {}

    /// The statute that makes a flagged claim more than an ordinary one.
    public static List<Citation> behind(ClaimFlag flag) {
        return switch (flag) {
            case PERSONAL_NUMBER, COORDINATION_NUMBER -> List.of(IDENTITY_NUMBERS);
            case SPECIAL_CATEGORY -> List.of(SPECIAL_CATEGORIES);
            case CRIMINAL_OFFENCE -> List.of(OFFENCES);
            case HANDLER_NOTE, PROTECTED_PERSON_SENSITIVE -> List.of(MINIMISATION);
        };
    }

    private static Citation gdpr(String place) {
        return new Citation(
                "Förordning (EU) 2016/679",
                place,
                Optional.of(URI.create("http://data.europa.eu/eli/reg/2016/679/oj")));
    }
}
