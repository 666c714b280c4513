package se.intyga.legalbasis.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// The legal record of a document type (L36, R49, R137). A type is active when everything is there and all five items
/// are signed; a draft can be published before that, and activates nothing.
///
/// @param retention the kind of record whose period the type follows
public record Activation(
        String agency,
        String documentType,
        Grounds grounds,
        Optional<InformationClass> informationClass,
        Optional<RecordType> retention,
        Map<SignedItem, Signature> signed,
        Citation citation,
        Text text,
        Validity validity) {
    /// Why the type exists, and on what it rests.
    ///
    /// @param secrecyAssessment where the agency's assessment is kept
    public record Grounds(
            Optional<Text> purpose,
            Optional<Citation> statute,
            Optional<LawfulBasis> dataProtectionBasis,
            Optional<String> secrecyAssessment) {}

    /// Who signed an item, when, and where that is kept. The name of a role, never of a person.
    public record Signature(String role, LocalDate date, String reference) {}

    public Activation {
        signed = Map.copyOf(signed);
    }

    /// What is not there yet at the instant, in the words of the schema. Nothing missing is complete.
    public List<String> missing(Instant at) {
        var missing = new ArrayList<String>();
        need(missing, "purpose", grounds.purpose().isPresent());
        need(missing, "statute", grounds.statute().filter(Citation::resolvable).isPresent());
        need(missing, "data_protection_basis", grounds.dataProtectionBasis().isPresent());
        need(missing, "secrecy_assessment", grounds.secrecyAssessment().isPresent());
        need(missing, "information_class", informationClass.isPresent());
        need(missing, "retention", retention.isPresent());
        for (SignedItem item : SignedItem.values()) {
            need(missing, "signed." + item.wireName(), signedBy(item, at));
        }
        return missing;
    }

    private boolean signedBy(SignedItem item, Instant at) {
        return Optional.ofNullable(signed.get(item))
                .filter(signature -> new Validity(signature.date(), Optional.empty()).covers(at))
                .isPresent();
    }

    private static void need(List<String> missing, String name, boolean there) {
        if (!there) {
            missing.add(name);
        }
    }

    /// The same record without one signature, as a list of changes shows it and tests try it.
    public Activation unsigned(SignedItem item) {
        var rest = new EnumMap<SignedItem, Signature>(SignedItem.class);
        signed.forEach((other, signature) -> {
            if (other != item) {
                rest.put(other, signature);
            }
        });
        return new Activation(
                agency, documentType, grounds, informationClass, retention, rest, citation, text, validity);
    }
}
