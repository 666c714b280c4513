package se.intyga.legalbasis.disclosure;

import java.util.List;
import se.intyga.pages.Text;

/// What the relying party's developer is told: what is wrong with the request, and what to change.
final class RequestTexts {
    private RequestTexts() {}

    /// With the lesser claims that would do instead, by name.
    static Text of(RequestCode code, List<LesserClaim> instead) {
        Text sentence = of(code);
        for (LesserClaim lesser : instead) {
            Text more = lesser.sentence();
            sentence = new Text(sentence.sv() + " " + more.sv(), sentence.en() + " " + more.en());
        }
        return sentence;
    }

    private static Text of(RequestCode code) {
        return switch (code) {
            case PERMITTED -> new Text("Förfrågan får ställas.", "The request may be made.");
            case VERIFIER_NOT_REGISTERED ->
                new Text(
                        "Organisationen är inte registrerad för att ställa frågor, eller registreringen gäller inte"
                                + " längre. Registrera den först.",
                        "The organisation is not registered to ask, or its registration has ended. Register it first.");
            case PURPOSE_NOT_REGISTERED ->
                new Text(
                        "Ändamålet är inte registrerat för organisationen, eller gäller inte längre. Ange ett av de"
                                + " registrerade ändamålen.",
                        "The purpose is not registered for the organisation, or has ended. Name one of the registered"
                                + " purposes.");
            case OVER_ASKING ->
                new Text(
                        "Förfrågan gäller uppgifter som inte behövs för ändamålet. Ta bort dem.",
                        "The request asks for claims that the purpose does not need. Leave them out.");
            case CONSENT_NOT_AVAILABLE ->
                new Text(
                        "Samtycke kan inte vara grunden här. Ange den rättsliga grund som är registrerad för ändamålet.",
                        "Consent cannot be the ground here. Name the legal basis that is registered for the purpose.");
            case BASIS_NOT_REGISTERED ->
                new Text(
                        "Förfrågan anger ingen rättslig grund, eller en som inte är registrerad för ändamålet. Ange den"
                                + " registrerade.",
                        "The request names no legal basis, or one that is not registered for the purpose. Name the"
                                + " registered one.");
            case ONCE_ONLY_CHECK_MISSING ->
                new Text(
                        "En myndighet ska först kontrollera att uppgifterna inte redan finns hos den eller hos källan, och"
                                + " säga att den gjort det.",
                        "A public authority must first check that it, or the source, does not already have the data, and"
                                + " state that it has.");
            case IDENTITY_NUMBER_NOT_JUSTIFIED ->
                new Text(
                        "Personnummer eller samordningsnummer får begäras bara när ett behov av det är registrerat för"
                                + " ändamålet. Ta bort det, eller registrera behovet.",
                        "A personal or coordination number may be asked for only when a need for it is registered for the"
                                + " purpose. Leave it out, or register the need.");
            case HANDLER_NOTE_NOT_PERMITTED ->
                new Text(
                        "Anteckningar från handläggare får inte begäras för ändamålet. Ta bort dem.",
                        "Case handlers' notes may not be asked for with this purpose. Leave them out.");
            case SPECIAL_CATEGORY_NOT_PERMITTED ->
                new Text(
                        "Förfrågan gäller känsliga personuppgifter, och för ändamålet är inget undantag enligt artikel 9.2"
                                + " i dataskyddsförordningen registrerat. Ta bort dem, eller registrera undantaget.",
                        "The request asks for special categories of data, and no exception of Article 9(2) GDPR is"
                                + " registered for the purpose. Leave them out, or register the exception.");
            case CRIMINAL_OFFENCE_NOT_PERMITTED ->
                new Text(
                        "Förfrågan gäller uppgifter om lagöverträdelser, och för ändamålet är inget lagstöd enligt artikel"
                                + " 10 i dataskyddsförordningen registrerat. Ta bort dem, eller registrera lagstödet.",
                        "The request asks for data on offences, and no law under Article 10 GDPR is registered for the"
                                + " purpose. Leave them out, or register the law.");
            case PROTECTED_DATA_NOT_JUSTIFIED ->
                new Text(
                        "Förfrågan gäller uppgifter som kan röja den som har skyddade personuppgifter, och inget behov av"
                                + " dem är registrerat för ändamålet. Ta bort dem, eller registrera behovet.",
                        "The request asks for data that could expose people with protected personal data, and no need for"
                                + " it is registered for the purpose. Leave it out, or register the need.");
        };
    }
}
