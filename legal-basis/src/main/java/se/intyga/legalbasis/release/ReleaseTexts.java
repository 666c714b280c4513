package se.intyga.legalbasis.release;

import java.util.Optional;
import se.intyga.legalbasis.rule.Route;
import se.intyga.pages.Text;

/// What the person is told: what was decided, and what to do now.
final class ReleaseTexts {
    private ReleaseTexts() {}

    static Text of(ReleaseCode code, Optional<Route> route) {
        Text decided = decided(code);
        return route.map(way -> new Text(
                        decided.sv() + " " + way.text().sv(),
                        decided.en() + " " + way.text().en()))
                .orElse(decided);
    }

    private static Text decided(ReleaseCode code) {
        return switch (code) {
            case ALLOWED ->
                new Text(
                        "Myndigheten lämnar ut handlingen till dig, eftersom du själv har begärt den.",
                        "The agency releases the document to you, because you asked for it yourself.");
            case CONSENT_NOT_AVAILABLE ->
                new Text(
                        "En myndighet kan inte grunda ett utlämnande på samtycke. Begär i stället själv att handlingen"
                                + " lämnas ut till dig.",
                        "A public authority cannot base a release on consent. Ask for the document to be released to"
                                + " you instead.");
            case NO_REQUEST ->
                new Text(
                        "Det finns ingen begäran från dig om den här handlingen. Logga in och begär att den lämnas ut.",
                        "There is no request from you for this document. Log in and ask for it to be released.");
            case ISSUER_NOT_AUTHORISED ->
                new Text(
                        "Den här myndigheten ger inte ut den sortens intyg här.",
                        "This agency does not issue that kind of certificate here.");
            case NO_DATA_MANAGER_MANDATE ->
                new Text(
                        "Den som driver tjänsten saknar uppdrag att hantera handlingar från den här myndigheten. Använd"
                                + " en plånbok på din egen telefon eller i din egen webbläsare.",
                        "Whoever runs this service has no mandate to handle documents from this agency. Use a wallet"
                                + " on your own phone or in your own browser.");
            case ELECTRONIC_FORM_NOT_SUPPORTED ->
                new Text(
                        "Myndigheten får inte lämna ut den här handlingen elektroniskt. Du kan få den på papper.",
                        "The agency may not release this document electronically. You can have it on paper.");
            case MANUAL_ONLY ->
                new Text(
                        "Handlingen lämnas inte ut automatiskt. En handläggare behöver pröva din begäran.",
                        "The document is not released automatically. A case handler needs to look at your request.");
            case SECRECY ->
                new Text(
                        "Uppgifterna kan omfattas av sekretess och lämnas inte ut här. Du har rätt att få ett skriftligt"
                                + " beslut som går att överklaga.",
                        "The information may be under secrecy and is not released here. You have the right to a written"
                                + " decision that can be appealed.");
            case SECRECY_UNCLEAR ->
                new Text(
                        "Det behöver prövas om uppgifterna kan lämnas ut. En handläggare går igenom din begäran.",
                        "Whether the information can be released needs to be examined. A case handler will go through"
                                + " your request.");
            case SOURCE_CATEGORY_BLOCKED ->
                new Text(
                        "Någon av uppgifterna får inte lämnas ut på det här sättet. Begär intyget utan den, eller vänd"
                                + " dig till myndigheten.",
                        "Some of the information may not be released in this way. Ask for the certificate without it,"
                                + " or turn to the agency.");
        };
    }
}
