package se.intyga.eid.bankid;

import se.intyga.pages.Text;
import se.intyga.pages.Texts;

/// BankID's recommended messages to the person (RFA), by their numbers. The wordings are in `rfa_sv.properties` and
/// `rfa_en.properties`.
public enum UserMessage {
    RFA1,
    RFA2,
    RFA3,
    RFA4,
    RFA5,
    RFA6,
    RFA8,
    RFA9,
    RFA13,
    RFA15A,
    RFA15B,
    RFA16,
    RFA17A,
    RFA17B,
    RFA19,
    RFA20,
    RFA21,
    RFA22,
    RFA23,
    RFA24,
    RFA25,
    RFA26,
    RFA27,
    RFA28,
    RFA29,
    RFA30;

    private static final Texts TEXTS = Texts.besides(UserMessage.class, "rfa");

    public Text text() {
        return TEXTS.text(name());
    }
}
