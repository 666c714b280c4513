package se.intyga.legalbasis.basis;

import java.util.Locale;
import se.intyga.pages.Text;

/// What the person can do after a disclosure, which follows from the recipient's ground and from nothing else: only a
/// consent can be withdrawn (GDPR Article 7(3)), only a public task or a legitimate interest can be objected to
/// (Article 21). For the person and for receipts; holds nothing about anybody.
///
/// @param text says what the person can do now, and why nothing else; never promises what the ground does not give
public record AfterDisclosure(LawfulBasis basis, Choice choice, Text text) {
    /// The three ways on.
    public enum Choice {
        WITHDRAW("A7-3"),
        OBJECT("A21"),
        INFORMATION_ONLY("A15");

        private final String article;

        Choice(String article) {
            this.article = article;
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The right in the Data Privacy Vocabulary.
        public Iri right() {
            return Iri.gdpr(article);
        }
    }

    public static AfterDisclosure of(LawfulBasis basis) {
        return new AfterDisclosure(basis, choice(basis), text(basis));
    }

    private static Choice choice(LawfulBasis basis) {
        return switch (basis) {
            case CONSENT -> Choice.WITHDRAW;
            case PUBLIC_TASK, LEGITIMATE_INTEREST -> Choice.OBJECT;
            case CONTRACT, LEGAL_OBLIGATION, VITAL_INTERESTS -> Choice.INFORMATION_ONLY;
        };
    }

    private static Text text(LawfulBasis basis) {
        return switch (basis) {
            case CONSENT ->
                new Text(
                        "Du kan ta tillbaka ditt samtycke när du vill. Mottagaren ska då sluta använda uppgifterna och"
                                + " radera dem, om ingen annan grund finns. Det som redan har gjorts påverkas inte.",
                        "You can withdraw your consent at any time. The recipient must then stop using the information"
                                + " and delete it, unless there is another ground. What was done before is not affected.");
            case PUBLIC_TASK ->
                new Text(
                        "Mottagaren använder uppgifterna för en uppgift av allmänt intresse eller i myndighetsutövning,"
                                + " inte med ditt samtycke. Därför finns inget samtycke att ta tillbaka, men du kan"
                                + " invända hos mottagaren, som då ska pröva om användningen får fortsätta.",
                        "The recipient uses the information for a task in the public interest or as a public authority,"
                                + " not with your consent. So there is no consent to withdraw, but you can object to the"
                                + " recipient, which must then examine whether it may go on.");
            case LEGITIMATE_INTEREST ->
                new Text(
                        "Mottagaren använder uppgifterna efter en intresseavvägning, inte med ditt samtycke. Därför finns"
                                + " inget samtycke att ta tillbaka, men du kan invända hos mottagaren, som då ska sluta om"
                                + " den inte kan visa starkare skäl.",
                        "The recipient uses the information for a legitimate interest, not with your consent. So there is"
                                + " no consent to withdraw, but you can object to the recipient, which must then stop"
                                + " unless it shows stronger reasons.");
            case LEGAL_OBLIGATION ->
                new Text(
                        "Mottagaren måste enligt lag behandla uppgifterna. Därför finns inget samtycke att ta tillbaka och"
                                + " ingen rätt att invända. Du kan be mottagaren om ett registerutdrag eller rättelse, och"
                                + " klaga hos Integritetsskyddsmyndigheten.",
                        "The law obliges the recipient to process the information. So there is no consent to withdraw and"
                                + " no right to object. You can ask the recipient for access or rectification, and complain"
                                + " to the Swedish Authority for Privacy Protection.");
            case CONTRACT ->
                new Text(
                        "Mottagaren behöver uppgifterna för ett avtal med dig. Därför finns inget samtycke att ta tillbaka"
                                + " och ingen rätt att invända. Du kan be mottagaren om ett registerutdrag, rättelse eller"
                                + " radering när avtalet är slut, och klaga hos Integritetsskyddsmyndigheten.",
                        "The recipient needs the information for a contract with you. So there is no consent to withdraw"
                                + " and no right to object. You can ask the recipient for access, rectification or, when"
                                + " the contract is over, erasure, and complain to the Swedish Authority for Privacy"
                                + " Protection.");
            case VITAL_INTERESTS ->
                new Text(
                        "Mottagaren behöver uppgifterna för att skydda någons liv eller hälsa. Därför finns inget samtycke"
                                + " att ta tillbaka och ingen rätt att invända. Du kan be mottagaren om ett registerutdrag"
                                + " eller rättelse, och klaga hos Integritetsskyddsmyndigheten.",
                        "The recipient needs the information to protect somebody's life or health. So there is no consent"
                                + " to withdraw and no right to object. You can ask the recipient for access or"
                                + " rectification, and complain to the Swedish Authority for Privacy Protection.");
        };
    }
}
