package se.intyga.legalbasis.basis;

/// Whether a party exercises public authority. It decides which grounds the party can have.
public enum LegalForm {
    PUBLIC_AUTHORITY,
    PRIVATE;

    /// The kind of organisation in the Data Privacy Vocabulary.
    public Iri iri() {
        return switch (this) {
            case PUBLIC_AUTHORITY -> Iri.dpv("GovernmentalOrganisation");
            case PRIVATE -> Iri.dpv("Organisation");
        };
    }
}
