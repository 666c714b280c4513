package se.intyga.legalbasis.disclosure;

import se.intyga.pages.Text;

/// What the person is told when something goes, or does not.
final class DisclosureTexts {
    private DisclosureTexts() {}

    static Text allowed(ActKind kind, Text recipient) {
        return switch (kind) {
            case APPROVAL ->
                new Text(
                        "Uppgifterna du godkände lämnades en gång till " + recipient.sv() + ".",
                        "The information you approved went once to " + recipient.en() + ".");
            case CONSENT ->
                new Text(
                        "Uppgifterna du samtyckte till lämnades en gång till " + recipient.sv()
                                + ". Du kan ta tillbaka ditt samtycke när du vill.",
                        "The information you consented to went once to " + recipient.en()
                                + ". You can withdraw your consent at any time.");
            case AGREEMENT ->
                new Text(
                        "Uppgifterna lämnades en gång till " + recipient.sv() + " enligt ditt avtal.",
                        "The information went once to " + recipient.en() + " under your agreement.");
        };
    }

    static Text denied(DisclosureCode code) {
        return switch (code) {
            case ALLOWED_ONCE -> throw new IllegalArgumentException("that is no refusal");
            case VERIFIER_NOT_REGISTERED, PURPOSE_NOT_REGISTERED, BASIS_NOT_REGISTERED ->
                new Text(
                        "Mottagaren får inte längre ta emot uppgifterna för det här ändamålet. Inget lämnades. Fråga"
                                + " mottagaren om du har frågor.",
                        "The recipient may no longer receive the information for this purpose. Nothing was sent. Ask the"
                                + " recipient if you have questions.");
            case OVER_ASKING, CLAIM_NOT_JUSTIFIED ->
                new Text(
                        "Mottagaren får inte ta emot alla de uppgifterna för det här ändamålet. Inget lämnades. Fråga"
                                + " mottagaren om du har frågor.",
                        "The recipient may not receive all of that information for this purpose. Nothing was sent. Ask the"
                                + " recipient if you have questions.");
            case CONSENT_NOT_AVAILABLE ->
                new Text(
                        "Mottagaren kan inte grunda sin fråga på ditt samtycke. Inget lämnades.",
                        "The recipient cannot base its request on your consent. Nothing was sent.");
            case APPROVAL_MISSING ->
                new Text(
                        "Du har inte godkänt den här delningen. Inget lämnades.",
                        "You have not approved this disclosure. Nothing was sent.");
            case EXPIRED ->
                new Text(
                        "Ditt godkännande har gått ut. Godkänn igen om du vill dela.",
                        "Your approval has expired. Approve again if you want to share.");
            case USED ->
                new Text(
                        "Ditt godkännande är redan använt. Varje delning behöver ett eget.",
                        "Your approval has already been used. Each disclosure needs its own.");
            case INSTANCE_MISMATCH ->
                new Text(
                        "Ditt godkännande gällde ett annat intyg. Godkänn det nya om du vill dela det.",
                        "Your approval was for another credential. Approve the new one if you want to share it.");
            case FUTURE_EVENT ->
                new Text(
                        "Det går inte att godkänna i förväg. Du kan godkänna när uppgiften finns.",
                        "Approving in advance is not possible. You can approve once the information exists.");
            case RECIPIENT_NOT_SINGLE ->
                new Text(
                        "Ett godkännande gäller en enda mottagare. Godkänn var och en för sig.",
                        "An approval is for one recipient only. Approve each of them separately.");
            case AGREEMENT_MODE_DISABLED ->
                new Text(
                        "Delning enligt avtal är inte påslagen, eftersom det saknas ett rättsligt beslut om den. Godkänn"
                                + " delningen för sig.",
                        "Sharing under an agreement is switched off, because there is no legal decision on it. Approve"
                                + " this disclosure by itself.");
            case ACT_NOT_FOR_BASIS ->
                new Text(
                        "Det du gjorde motsvarar inte den grund som mottagaren anger. Inget lämnades.",
                        "What you did is not what the recipient's ground asks for. Nothing was sent.");
            case CONSENT_INCOMPLETE ->
                new Text(
                        "Samtycket saknade något av det som krävs för att det ska gälla. Inget lämnades.",
                        "The consent lacked something it needs in order to be valid. Nothing was sent.");
        };
    }
}
