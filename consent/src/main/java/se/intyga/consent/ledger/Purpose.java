package se.intyga.consent.ledger;

import se.intyga.pages.Text;

/// Why: the registered purpose's code and the wording that was shown to the person.
public record Purpose(Code code, Text text) {
    public Purpose {
        PlainWords.checked("a purpose", text.sv(), 1000);
        PlainWords.checked("a purpose", text.en(), 1000);
    }

    public static Purpose of(String code, Text text) {
        return new Purpose(new Code(code), text);
    }
}
