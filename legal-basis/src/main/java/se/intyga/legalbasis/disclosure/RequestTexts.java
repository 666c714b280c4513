package se.intyga.legalbasis.disclosure;

import se.intyga.pages.Text;

/// What the relying party's developer is told: what is wrong with the request, and what to change.
final class RequestTexts {
    private RequestTexts() {}

    static Text of(RequestCode code) {
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
        };
    }
}
