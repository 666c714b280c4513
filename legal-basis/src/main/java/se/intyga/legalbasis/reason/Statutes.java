package se.intyga.legalbasis.reason;

import java.net.URI;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;

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

    private Statutes() {}

    private static Citation gdpr(String place) {
        return new Citation(
                "Förordning (EU) 2016/679",
                place,
                Optional.of(URI.create("http://data.europa.eu/eli/reg/2016/679/oj")));
    }
}
