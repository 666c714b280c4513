package se.intyga.consent.ledger;

/// An organisation as it is named to people: its identifier with us and its name. Never a person.
public record Party(Code id, String name) {
    public Party {
        PlainWords.checked("a party's name", name, 200);
    }

    public static Party of(String id, String name) {
        return new Party(new Code(id), name);
    }
}
