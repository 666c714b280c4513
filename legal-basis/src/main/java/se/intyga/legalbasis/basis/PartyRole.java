package se.intyga.legalbasis.basis;

/// Who a party is in an act, in the words of the Data Privacy Vocabulary. The person's approval never moves a role:
/// the issuer stays controller of its own copy (L20).
public enum PartyRole {
    /// Decides why and how: the agency for its register, the relying party for what it receives.
    CONTROLLER("DataController"),
    /// Runs tools for a controller, under a mandate or an agreement.
    PROCESSOR("DataProcessor"),
    /// Receives data.
    RECIPIENT("Recipient"),
    /// The person.
    DATA_SUBJECT("DataSubject"),
    /// Supervises.
    SUPERVISOR("DataProtectionAuthority");

    private final String term;

    PartyRole(String term) {
        this.term = term;
    }

    public Iri iri() {
        return Iri.dpv(term);
    }
}
