package se.intyga.consent.act;

import se.intyga.legalbasis.disclosure.DisclosureCode;
import se.intyga.legalbasis.disclosure.DisclosureDecision;
import se.intyga.legalbasis.disclosure.RequestDecision;
import se.intyga.pages.Text;

/// Why an act cannot be made or used.
///
/// @param code as in the decision tables for act B
/// @param told what the person can do now
public record ActRefusal(String code, Text told) {
    static ActRefusal of(DisclosureDecision.Denied denied) {
        return new ActRefusal(denied.code().name(), denied.toldToPerson());
    }

    static ActRefusal of(RequestDecision.Rejected rejected) {
        return new ActRefusal(rejected.code().name(), rejected.sentence());
    }

    /// There is no such act of this person: nothing that could be judged.
    static ActRefusal missing() {
        return new ActRefusal(
                DisclosureCode.APPROVAL_MISSING.name(),
                new Text(
                        "Du har inte godkänt den här delningen. Inget lämnades. Godkänn den om du vill dela.",
                        "You have not approved this disclosure. Nothing was sent. Approve it if you want to share."));
    }

    /// Not one recipient but several or everybody: nobody the rules could be asked about (L14, L15).
    static ActRefusal recipientNotSingle() {
        return new ActRefusal(
                DisclosureCode.RECIPIENT_NOT_SINGLE.name(),
                new Text(
                        "Ett godkännande gäller en enda, namngiven mottagare, och den får inte lämna uppgifterna vidare med"
                                + " stöd av det. Godkänn var och en för sig.",
                        "An approval is for one named recipient only, which may not pass the information on because of it."
                                + " Approve each of them separately."));
    }
}
